import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { Package } from '@yichuang/contract/catalogue/contract';
import { Item } from '@yichuang/contract/catalogue/item';
import { situationFaults } from '@yichuang/contract/catalogue/situations';
import { areaFor, isWithin, servesAt } from '@yichuang/contract/catalogue/rules';
import { SlotId } from '@yichuang/contract/appointments/appointment';
import { ageOn, birthDateOf, isIdNumber } from '@yichuang/contract/identity/id-number';
import { HallRecord } from '../catalogue/halls.repository.js';
import { buildDemoWorld } from './demo-world.js';

const TODAY = '2026-11-21';
const world = buildDemoWorld();
const hallOf = (id: string) => {
  const hall = world.halls.find((one) => one.id === id);
  if (!hall) throw new Error(`No hall ${id}`);
  return hall;
};
const counts = (id: string) => {
  const { windows } = hallOf(id);
  return [windows.length, windows.filter(({ kind }) => kind === 'comprehensive').length];
};

/** GB 32100-2015: 31 signs, weights 3^n mod 31. */
function isCreditCode(code: string): boolean {
  const signs = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
  const sum = weights.reduce((total, weight, index) => total + weight * signs.indexOf(code[index] ?? ''), 0);
  return /^[0-9A-HJ-NP-RTUWXY]{18}$/.test(code) && code[17] === signs[(31 - (sum % 31)) % 31];
}

function* textsIn(value: unknown, path = ''): Generator<[string, string]> {
  if (typeof value === 'string') yield [path, value];
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) yield* textsIn(inner, `${path}/${key}`);
}

describe('the people of the demonstration', () => {
  it('have valid numbers of counties that do not exist, one each', () => {
    for (const { kind, idNumber, birthDate, name } of world.people) {
      if (kind === 'enterprise') expect(isCreditCode(idNumber), name).toBe(true);
      else {
        expect(isIdNumber(idNumber, TODAY), name).toBe(true);
        expect(birthDateOf(idNumber)).toBe(birthDate);
        expect(idNumber.slice(4, 6), name).toBe('99');
      }
    }
    expect(new Set(world.people.map(({ idNumber }) => idNumber)).size).toBe(world.people.length);
  });

  it('hold exactly the accounts that the contract names', () => {
    expect(world.accounts.map(({ id }) => id).toSorted()).toEqual(
      `catalogue-admin chen-citizen chen-citizen-2 clerk-1 clerk-2 lead-1 liu-enterprise new-citizen officer-1 officer-2
       pds-clerk pds-officer supervisor town-clerk wang-daughter wang-elder yanji-helper zhou-citizen`.split(/\s+/),
    );
  });

  it('are who their accounts say', () => {
    const account = (id: string) => world.accounts.find((one) => one.id === id);
    const person = (id: string) => world.people.find((one) => one.id === account(id)?.personId);
    expect(account('chen-citizen')?.personId).toBe(account('chen-citizen-2')?.personId);
    expect(ageOn(person('wang-elder')?.birthDate ?? '', TODAY)).toBe(78);
    expect(account('new-citizen')).toMatchObject({ level: 1, personId: null });
    for (const { id, personId } of world.accounts)
      if (id !== 'new-citizen') expect(personId && person(id), id).toBeTruthy();
    const shown = world.people.filter(({ idNumber }) => account('new-citizen')?.note.includes(idNumber));
    expect(shown).toHaveLength(1);
    expect(account('new-citizen')?.note).toContain(shown[0]?.name);
  });

  it('work at halls and windows that exist, in regions that exist', () => {
    const regions = new Set(world.regions.map(({ code }) => code));
    for (const { id, hallId, windowIds = [], region } of world.accounts) {
      const windows = hallId === undefined ? [] : hallOf(hallId).windows.map((window) => window.id);
      expect(windows, id).toEqual(expect.arrayContaining(windowIds));
      if (region !== undefined) expect(regions.has(region), id).toBe(true);
    }
  });
});

describe('the halls of the demonstration', () => {
  it('give the centre 25 windows, 16 of them 综窗: 64 %', () => {
    expect(counts('lkq-center')).toEqual([25, 16]);
    const { areas, windows } = hallOf('lkq-center');
    const perArea = areas.map(({ id, letter }) => [letter, windows.filter(({ areaId }) => areaId === id).length]);
    expect(perArea).toEqual([
      ['A', 3],
      ['B', 8],
      ['C', 5],
      ['D', 4],
      ['E', 2],
      ['F', 1],
      ['G', 2],
    ]);
  });

  it('give the towns 1+N windows and 平顶山 six a district', () => {
    expect([counts('yanji-town'), counts('yangye-town'), counts('shawo-town')]).toEqual([
      [4, 3],
      [3, 2],
      [3, 2],
    ]);
    const districts = world.halls.filter(({ id }) => id.startsWith('pds-'));
    expect(districts.map(({ windows }) => windows.length)).toEqual(Array(12).fill(6));
  });

  it('give every village of the three towns a station', () => {
    const villages = world.regions.filter(
      ({ level, parent }) => level === 'village' && ['420704105', '420704106', '420704200'].includes(parent ?? ''),
    );
    expect(villages).toHaveLength(32);
    for (const { code, name } of villages)
      expect(
        world.halls.some(({ level, regionCode }) => level === 'village' && regionCode === code),
        name,
      ).toBe(true);
  });

  it('are well formed: comprehensive areas first, ids that slot ids can begin with, one id each', () => {
    const windowIds = world.halls.flatMap(({ windows }) => windows.map(({ id }) => id));
    expect(new Set(windowIds).size).toBe(windowIds.length);
    expect(new Set(world.halls.map(({ id }) => id)).size).toBe(world.halls.length);
    for (const hall of world.halls) {
      z.parse(HallRecord, hall);
      z.parse(SlotId, `${hall.id}.20261123.0930`);
      const [first] = hall.areas;
      expect(
        hall.windows.some(({ kind, areaId }) => kind === 'comprehensive' && areaId === first?.id),
        hall.id,
      ).toBe(true);
    }
  });

  it('take every bookable item of their region somewhere', () => {
    for (const { item } of world.items.filter((entry) => entry.siteId === 'lkq')) {
      const halls = world.halls.filter((hall) => servesAt(hall, item));
      expect(halls.length, item.shortName).toBeGreaterThan(0);
      for (const hall of halls) expect(areaFor(hall.areas, item.theme)).toBeDefined();
    }
  });

  it('send a theme to the area that names it, and any other to the first', () => {
    const { areas } = hallOf('lkq-center');
    expect(areaFor(areas, '不动产')?.letter).toBe('G');
    expect(areaFor(areas, '文旅')?.letter).toBe('A');
  });
});

describe('the catalogue of the demonstration', () => {
  it('holds 24 items and 4 packages for each site, as the contract has them', () => {
    for (const site of world.sites) {
      expect(world.items.filter(({ siteId }) => siteId === site.id)).toHaveLength(24);
      expect(world.packages.filter(({ siteId }) => siteId === site.id)).toHaveLength(4);
    }
    for (const { item } of world.items) z.parse(z.strictObject(Item.shape), item);
    for (const one of world.packages) z.parse(z.strictObject(Package.shape), one.package);
  });

  it('has codes of the right length that agree with each other', () => {
    for (const { item } of world.items) {
      expect(item.taskCode, item.taskName).toHaveLength(31);
      expect(item.taskCode.endsWith(item.catalogCode)).toBe(true);
      expect(item.taskCode[18]).toBe(item.useLevel);
      expect(item.deptCode).toHaveLength(18);
    }
    expect(new Set(world.items.map(({ item }) => item.taskCode)).size).toBe(world.items.length);
  });

  it('counts materials and those that need not be handed in', () => {
    for (const { item } of world.items) {
      expect(item.materialCount).toBe(item.materials.length);
      expect(item.exemptCount).toBe(item.materials.filter(({ exemptBy }) => exemptBy !== null).length);
    }
  });

  it('knows at least 60 everyday phrases, each for an item that exists and at least one for each item', () => {
    const names = new Set(world.items.map(({ item }) => item.shortName));
    expect(world.synonyms.length).toBeGreaterThanOrEqual(60);
    expect(new Set(world.synonyms.map(({ meant }) => meant))).toEqual(names);
  });

  it('has every region below the one that its code begins with', () => {
    expect(world.regions).toHaveLength(3935);
    const codes = new Set(world.regions.map(({ code }) => code));
    for (const { code, parent } of world.regions)
      if (parent !== null) expect(codes.has(parent) && isWithin(code, parent), code).toBe(true);
    for (const site of world.sites) for (const code of site.regionCodes) expect(codes.has(code)).toBe(true);
  });
});

describe('the texts of the demonstration', () => {
  it('use full-width punctuation beside Chinese letters and no exclamation marks', () => {
    const { regions: _, people: __, ...shown } = world;
    const wrong = [...textsIn(shown)].filter(([, text]) =>
      /[\u4e00-\u9fff）」][,;:?!()]|[,;:?!()][\u4e00-\u9fff（「]|！/.test(text),
    );
    expect(wrong).toEqual([]);
  });

  it('name telephones that nobody has', () => {
    for (const { phone } of world.halls) expect(phone).toMatch(/^0\d{2,3}-0000 0\d{3}$/);
  });
});

describe('questions about one’s own circumstances', () => {
  const asking = world.items.filter(({ item }) => item.situations.length > 0);

  it('are asked for at least ten matters of each site', () => {
    for (const site of ['lkq', 'pds'])
      expect(asking.filter(({ siteId }) => siteId === site).length).toBeGreaterThanOrEqual(10);
  });

  it('have no faults, and every answer to each decides something or says something', () => {
    for (const { item } of asking) {
      expect([item.shortName, situationFaults(item)]).toEqual([item.shortName, []]);
      const named = new Set([...item.materials, ...item.situations].flatMap(({ onlyFor }) => onlyFor));
      for (const { question, options } of item.situations)
        expect([question, options.some(({ id, note }) => named.has(id) || note !== undefined)]).toEqual([
          question,
          true,
        ]);
    }
  });
});
