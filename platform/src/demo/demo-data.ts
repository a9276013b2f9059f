import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { RealNameLevel, Role } from '@yichuang/contract/access';
import { DateText } from '@yichuang/contract/calendar';
import { PackageStep, PackageSummary, Site } from '@yichuang/contract/catalogue/contract';
import { Item, Material } from '@yichuang/contract/catalogue/item';
import { CertificateType, FaceLine } from '@yichuang/contract/certificates/certificate';
import { FormRecord } from '../cases/forms.repository.js';
import { LAYOUTS, type LayoutName } from './hall-layouts.js';

// tsc copies no .json: both src and dist read the folder under src
const folder = new URL('../../src/demo/data/', import.meta.url);

/** Checked like any other input: a slip in a file ends the start with its place. */
const read = <S extends z.ZodMiniType>(name: string, schema: S): z.output<S> =>
  z.parse(schema, JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')));

const bySite = z.record(z.string(), z.string());

/** One matter; each site it applies to has its own code for it. */
export const DemoItem = z.object({
  ...z.omit(Item, {
    taskCode: true,
    taskHandleItem: true,
    regionCode: true,
    regionName: true,
    deptCode: true,
    exemptCount: true,
    materialCount: true,
    linkWay: true,
    superviseWay: true,
    localNote: true,
    verifyNote: true,
    why: true,
  }).shape,
  id: z.string(),
  taskCodes: bySite,
  localNotes: bySite,
  keywords: z.array(z.string()),
});
export type DemoItem = z.infer<typeof DemoItem>;

export const DemoPackage = z.object({
  ...z.omit(PackageSummary, { packageCode: true, regionCode: true, stepCount: true }).shape,
  code: z.string(),
  leadDeptName: z.string(),
  anticipateDay: z.int(),
  steps: z.array(z.object({ ...z.omit(PackageStep, { taskCode: true }).shape, itemId: z.nullable(z.string()) })),
  materials: z.array(Material),
  notes: z.array(z.string()),
});
export type DemoPackage = z.infer<typeof DemoPackage>;

const DemoHall = z.object({
  id: z.string(),
  name: z.string(),
  layout: z.enum(Object.keys(LAYOUTS) as [LayoutName, ...LayoutName[]]),
  regionCode: z.string(),
  regionName: z.string(),
  address: z.string(),
  phone: z.string(),
  lat: z.number(),
  lng: z.number(),
});

const DemoPerson = z.object({
  id: z.string(),
  kind: z.enum(['person', 'enterprise']),
  name: z.string(),
  idNumber: z.string(),
  birthDate: z.nullable(z.string()),
  isDisabled: z.boolean(),
  phone: z.string(),
});

const DemoAccount = z.object({
  id: z.string(),
  personId: z.nullable(z.string()),
  level: RealNameLevel,
  roles: z.array(Role),
  region: z.optional(z.string()),
  hallId: z.optional(z.string()),
  windowIds: z.optional(z.array(z.string())),
  title: z.string(),
  note: z.string(),
});

/** What somebody holds besides the cards that everybody has. */
export const DemoCertificate = z.object({
  personId: z.string(),
  type: CertificateType,
  validFrom: DateText,
  validTo: z.nullable(DateText),
  /** Masked already. */
  details: z.array(FaceLine),
  state: z.optional(z.enum(['valid', 'suspended', 'revoked'])),
  stateReason: z.optional(z.string()),
});
export type DemoCertificate = z.infer<typeof DemoCertificate>;

/** The files of the demonstration world; everybody and every number in them is made up. */
export const readDemoData = () => ({
  sites: read('sites', z.array(Site)),
  items: read('items', z.array(DemoItem)),
  packages: read('packages', z.array(DemoPackage)),
  halls: read('halls', z.array(DemoHall)),
  synonyms: read('synonyms', z.array(z.object({ said: z.string(), meant: z.string() }))),
  people: read('people', z.array(DemoPerson)),
  accounts: read('accounts', z.array(DemoAccount)),
  forms: read('forms', z.array(FormRecord)),
  certificates: read('certificates', z.array(DemoCertificate)),
  /** Code → name; National Bureau of Statistics, 2023. */
  regions: read('regions', z.record(z.string(), z.string())),
});
export type DemoData = ReturnType<typeof readDemoData>;
