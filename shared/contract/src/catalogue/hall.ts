import * as z from 'zod/mini';
import { DayKind, TimeText } from '../calendar.js';

export const RegionLevel = z.enum(['province', 'city', 'county', 'town', 'village']);
export type RegionLevel = z.infer<typeof RegionLevel>;

export const Region = z.object({ code: z.string(), name: z.string(), level: RegionLevel, hasChildren: z.boolean() });
export type Region = z.infer<typeof Region>;

/** `comprehensive` 综合窗口 takes any matter of the hall; `special` 专窗 only its area's. */
export const WindowKind = z.enum(['comprehensive', 'special']);

/** A part of the hall with its own number letter: 社会民生 A, 人社 B, … */
export const HallArea = z.object({ id: z.string(), name: z.string(), letter: z.string() });

export const HallWindow = z.object({
  id: z.string(),
  number: z.int(),
  name: z.string(),
  kind: WindowKind,
  areaId: z.string(),
});
export type HallWindow = z.infer<typeof HallWindow>;

/** Opening hours of a working day. */
export const OpeningHours = z.object({ start: TimeText, end: TimeText });

export const HallSummary = z.object({
  id: z.string(),
  name: z.string(),
  level: z.enum(['city', 'county', 'town', 'village']),
  regionCode: z.string(),
  regionName: z.string(),
  address: z.string(),
  phone: z.string(),
  /** WGS-84 degrees. */
  lat: z.number(),
  lng: z.number(),
  hours: z.array(OpeningHours),
  windowCount: z.int(),
  /** Only with `near`: metres, as the crow flies. */
  distance: z.optional(z.int()),
});
export type HallSummary = z.infer<typeof HallSummary>;

export const Hall = z.object({
  ...HallSummary.shape,
  areas: z.array(HallArea),
  windows: z.array(HallWindow),
  facilities: z.array(z.string()),
  /** Share of 综窗 among the windows, percent; the policy asks for at least 50. */
  comprehensiveShare: z.int(),
  open: z.object({
    isOpen: z.boolean(),
    today: DayKind,
    /** 「正在办公，17:00 下班」, 「今天休息，周一 9:00 上班」 */
    text: z.string(),
  }),
});
export type Hall = z.infer<typeof Hall>;
