export type Store<T> = {
  get: () => T;
  set: (change: (now: T) => T) => void;
  subscribe: (listener: () => void) => () => void;
};

/** A value outside React that components can watch. */
export function createStore<T>(initial: T): Store<T> {
  const listeners = new Set<() => void>();
  let value = initial;
  return {
    get: () => value,
    set: (change) => {
      value = change(value);
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
