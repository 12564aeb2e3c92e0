import { CONFIG_ELEMENT } from "@/lib/config";
import { apiOrigin } from "@/lib/server/api-origin";

/** Run-time settings as inert data, which needs no script and no rebuild. */
export function ConfigScript() {
  const json = JSON.stringify({ apiUrl: apiOrigin() }).replaceAll("<", "\\u003c");
  return (
    <script
      // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON of our own settings, with "<" escaped
      dangerouslySetInnerHTML={{ __html: json }}
      id={CONFIG_ELEMENT}
      type="application/json"
    />
  );
}
