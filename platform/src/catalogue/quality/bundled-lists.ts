import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { ListEntry, type ListKind } from '@yichuang/contract/catalogue/quality-contract';
import { namesOf } from './list-names.js';

// both src and dist read the folder beside them
const folder = new URL('../../../assets/catalogue/', import.meta.url);
const read = <S extends z.ZodMiniType>(name: string, entry: S): z.output<S>[] =>
  z.parse(z.array(entry), JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')));

const CancelledProof = z.object({
  name: z.string(),
  aliases: z.array(z.string()),
  basis: z.string(),
  instead: z.string(),
});
const NotInCentre = z.object({ name: z.string(), itemPattern: z.string(), dept: z.string(), reason: z.string() });
const Intermediary = z.object({ name: z.string(), itemPattern: z.string(), dept: z.string(), basis: z.string() });

const ofPattern = ({ name, itemPattern }: { name: string; itemPattern: string }) => ({
  name,
  aliases: namesOf(itemPattern).filter((one) => one !== name),
});

/** The lists that come with the platform, until somebody replaces them. */
export function bundledLists(): Record<ListKind, ListEntry[]> {
  const lists = {
    cancelledProofs: read('cancelled-proofs', CancelledProof).map(({ instead, ...entry }) => ({
      ...entry,
      note: instead,
    })),
    notInCentre: read('not-in-centre', NotInCentre).map((one) => ({
      ...ofPattern(one),
      note: `${one.dept}：${one.reason}`,
      basis: '',
    })),
    intermediaries: read('intermediary-services', Intermediary).map((one) => ({
      ...ofPattern(one),
      note: one.dept,
      basis: one.basis,
    })),
  };
  return z.parse(
    z.object({
      cancelledProofs: z.array(ListEntry),
      notInCentre: z.array(ListEntry),
      intermediaries: z.array(ListEntry),
    }),
    lists,
  );
}
