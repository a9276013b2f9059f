import { Inject } from '@nestjs/common';
import type { Site } from '@yichuang/contract/catalogue/contract';
import { isWithin, shortRegion } from '@yichuang/contract/catalogue/rules';
import type { fileFeedback } from '@yichuang/contract/feedback/contract';
import type { Parsed } from '@yichuang/contract/route';
import type { Caller } from '@yichuang/server/caller';
import { Refused } from '@yichuang/server/refused';
import { CaseOwners } from '../cases/case-owners.js';
import { EventsRepository } from '../cases/events.repository.js';
import { SitesRepository } from '../catalogue/sites.repository.js';
import type { Executor } from '../db/database.js';
import type { FeedbackRecord } from './feedback-record.js';

/** What feedback is about, and whose it therefore is to answer. */
export type Subject = { regionCode: string; deptName: string; caseNo: string | null };
type Filed = Pick<Parsed<typeof fileFeedback>['body'], 'caseId' | 'region'>;

/** Length of a county's code: those who give feedback to somebody work for a county or a city. */
const COUNTY = 6;
const homeOf = ({ regionCodes: [first = ''] }: Site): string => shortRegion(first).slice(0, COUNTY);

export class FeedbackSubjects {
  constructor(
    @Inject(CaseOwners) private readonly owners: CaseOwners,
    @Inject(EventsRepository) private readonly events: EventsRepository,
    @Inject(SitesRepository) private readonly sites: SitesRepository,
  ) {}

  /** @throws Refused NOT_FOUND for a case that is not the caller's own, VALIDATION_FAILED for a region that nobody serves */
  async of(on: Executor, caller: Caller, { caseId, region }: Filed): Promise<Subject> {
    if (caseId === undefined) return this.ofRegion(on, region);
    const { item, caseNo } = await this.owners.own(caller, caseId, on);
    return { regionCode: item.regionCode, deptName: item.deptName, caseNo };
  }

  /** Accounts that took a step in the case: they may be what it is about, so they neither handle it nor learn whose it is. */
  async involved(on: Executor, { caseId }: FeedbackRecord): Promise<string[]> {
    return caseId === null ? [] : this.events.staffOf(on, caseId);
  }

  private async ofRegion(on: Executor, region: string | undefined): Promise<Subject> {
    const sites = await this.sites.all(on);
    const site = region === undefined ? sites[0] : sites.find((one) => isWithin(region, homeOf(one)));
    if (!site)
      throw new Refused('VALIDATION_FAILED', {
        errors: [{ path: 'body.region', code: 'invalid', message: '这个地区还没有开通，请重新选择' }],
      });
    return { regionCode: region === undefined ? homeOf(site) : shortRegion(region), deptName: site.name, caseNo: null };
  }
}
