/** Set by `pnpm soak`: models and series run in full, and what is looked at by sample is looked at whole. */
export const isSoak = process.env['SOAK'] === '1';
/** How many of a series to run: all of them in a soak, a tenth otherwise. */
export const scaled = (full: number): number => (isSoak ? full : Math.ceil(full / 10));
