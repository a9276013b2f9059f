/** Set by `pnpm soak`: models and series run in full, and what is looked at by sample is looked at whole. */
export const isSoak = process.env['SOAK'] === '1';
