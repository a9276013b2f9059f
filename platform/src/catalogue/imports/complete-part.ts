import * as z from 'zod/mini';
import { Fee, Material, Situation } from '@yichuang/contract/catalogue/item';
import type { Values } from './column.js';
import type { PartSheet } from './item-columns.js';

const SHAPES = {
  materials: Material,
  fees: Fee,
  faq: z.object({ question: z.string(), answer: z.string() }),
  situations: Situation,
};

const EXEMPT_MODE = 'exemptBy.mode';
const EXEMPT_SOURCE = 'exemptBy.source';

/** A material need not be handed in when its row names the way. */
function withExemption(values: Values): Values {
  const { [EXEMPT_MODE]: mode, [EXEMPT_SOURCE]: source, ...rest } = values;
  if (mode === undefined) return rest;
  return { ...rest, exemptBy: mode === '' ? null : { mode, ...(source !== '' && { source }) } };
}

/**
 * An entry of a material, fee, question or situation.
 * @throws z.core.$ZodError when the row is none
 */
export function completePart({ name, columns }: PartSheet, values: Values): Values {
  const empty: Values = Object.assign({}, ...columns.map((column) => column.empty));
  return z.parse(SHAPES[name], withExemption({ ...empty, ...values }));
}
