/** Results by key; the one that was not asked for longest goes when there are too many. */
export interface Cache<Value> {
  get(key: string, make: () => Value): Value;
}

/** @param kept how many at most; a promise that fails is forgotten, so that the next one who asks tries again */
export function createCache<Value>(kept: number): Cache<Value> {
  const values = new Map<string, Value>();
  return {
    get(key, make) {
      const value = values.get(key) ?? make();
      values.delete(key);
      values.set(key, value);
      if (value instanceof Promise) value.catch(() => values.get(key) === value && values.delete(key));
      for (const [oldest] of values) {
        if (values.size <= kept) break;
        values.delete(oldest);
      }
      return value;
    },
  };
}
