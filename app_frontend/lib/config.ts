type AppConfig = { apiUrl: string };

export const CONFIG_ELEMENT = "app-config";

/** Settings that the server wrote into the page. */
export function appConfig(): AppConfig {
  const text = document.getElementById(CONFIG_ELEMENT)?.textContent;
  return text ? (JSON.parse(text) as AppConfig) : { apiUrl: "" };
}
