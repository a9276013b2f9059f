import * as z from 'zod/mini';

/** `2026-11-25 10:00:00.5+08`, as a session in Asia/Shanghai writes timestamptz → ISO 8601 with +08:00. */
export const instantText = z.pipe(
  z.string(),
  z.transform((text: string) => {
    const [, day = '', time = '', fraction = ''] = /^(\S+) (\d\d:\d\d:\d\d)(?:\.(\d+))?\+08$/.exec(text) ?? [];
    return `${day}T${time}.${fraction.slice(0, 3).padEnd(3, '0')}+08:00`;
  }),
);

/** A JavaScript list as one parameter, for `= ANY(…::text[])`: the two drivers bind arrays differently, JSON the same. */
export const jsonList = (values: readonly string[]): string => JSON.stringify(values);
