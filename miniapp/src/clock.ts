import { dateOf } from '@yichuang/contract/calendar';

/** Milliseconds since the epoch, by this device. Only for what is shown; every rule is judged by the servers. */
export const now = (): number => Date.now();
/** Today in Beijing, `YYYY-MM-DD`. */
export const today = (): string => dateOf(now());
