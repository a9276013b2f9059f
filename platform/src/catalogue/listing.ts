import * as z from 'zod/mini';
import { PackageSummary, type listHalls, type Package } from '@yichuang/contract/catalogue/contract';
import { isWithin } from '@yichuang/contract/catalogue/rules';
import type { Parsed } from '@yichuang/contract/route';
import type { HallRecord } from './halls.repository.js';

type HallQuery = Parsed<typeof listHalls>['query'];

export const matchesHall =
  (query: HallQuery) =>
  (hall: HallRecord): boolean =>
    (query.region === undefined || isWithin(hall.regionCode, query.region)) &&
    (query.level === undefined || hall.level === query.level);

export const toPackageSummary = (whole: Package): PackageSummary => z.parse(PackageSummary, whole);
