import Taro from '@tarojs/taro';
import * as z from 'zod/mini';

/**
 * A value on this device, parsed when read: an older version or another hand may have written it.
 * What does not parse counts as absent.
 */
export function stored<S extends z.ZodMiniType>(key: string, schema: S) {
  return {
    read(): z.output<S> | undefined {
      const text: unknown = Taro.getStorageSync(key);
      if (typeof text !== 'string' || text === '') return undefined;
      try {
        const parsed = z.safeParse(schema, JSON.parse(text));
        return parsed.success ? parsed.data : undefined;
      } catch {
        return undefined;
      }
    },
    write(value: z.output<S>): void {
      Taro.setStorageSync(key, JSON.stringify(value));
    },
    remove(): void {
      Taro.removeStorageSync(key);
    },
  };
}
