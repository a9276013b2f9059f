import * as z from 'zod/mini';
import { materialsToBring } from '@yichuang/contract/appointments/rules';
import type { Item } from '@yichuang/contract/catalogue/item';

/** What a person booked, as the catalogue described it at that moment. */
export const BookedItem = z.object({
  taskCode: z.string(),
  catalogCode: z.string(),
  taskName: z.string(),
  theme: z.string(),
  bring: z.array(z.string()),
});
export type BookedItem = z.infer<typeof BookedItem>;

export const toBookedItem = ({ taskCode, catalogCode, taskName, theme, materials }: Item): BookedItem => ({
  taskCode,
  catalogCode,
  taskName,
  theme,
  bring: materialsToBring(materials),
});
