import { dateOf, fromInstant } from '@yichuang/contract/calendar';

/** 「12 月 8 日」, as a message names a day that is near. */
export const monthDay = (date: string): string => `${Number(date.slice(5, 7))} 月 ${Number(date.slice(8, 10))} 日`;
/** 「2026 年 12 月 8 日」, as a paper names it. */
export const fullDate = (date: string): string => `${date.slice(0, 4)} 年 ${monthDay(date)}`;
export const fullDateOf = (instant: string): string => fullDate(dateOf(fromInstant(instant)));
