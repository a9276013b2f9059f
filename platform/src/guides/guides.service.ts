import { Inject } from '@nestjs/common';
import { daysBetween } from '@yichuang/contract/calendar';
import { forecastOf, pacedPackage, type Forecast, type Paced } from '@yichuang/contract/catalogue/forecast';
import { FORECAST_DAYS } from '@yichuang/contract/catalogue/guide-contract';
import { isKnown } from '@yichuang/contract/catalogue/gaps';
import type { Item } from '@yichuang/contract/catalogue/item';
import { servesAt } from '@yichuang/contract/catalogue/rules';
import { settle } from '@yichuang/contract/catalogue/situations';
import { Clock } from '@yichuang/server/clock';
import { Refused } from '@yichuang/server/refused';
import { NationalCalendar } from '../calendar/work-calendar.js';
import { FormsRepository } from '../cases/forms.repository.js';
import { CatalogueSnapshot } from '../catalogue/catalogue-snapshot.js';
import { ItemsRepository } from '../catalogue/items.repository.js';
import type { HallRecord } from '../catalogue/halls.repository.js';
import { Config } from '../config.js';
import { Database } from '../db/database.js';
import { formPaper } from '../documents/form-paper.js';
import { guidePaper } from '../documents/guide-paper.js';
import type { Download } from '../http/attachment.js';
import { formPaperOf, isItemsForm } from './form-paper-content.js';
import { guidePaperOf } from './guide-paper-content.js';
import { PaperShelf } from './paper-shelf.js';

const UNPUBLISHED = { detail: '这件事还没有公布办结时限，算不出办好的日子；请打电话问' };
const STOPPED = { detail: '这件事现在停办，算不出办好的日子；怎么办请看办事指南' };

/** What a guide works out for its reader: the days, and the guide, its forms and samples on paper. */
export class GuidesService {
  private readonly shelf = new PaperShelf();

  constructor(
    @Inject(CatalogueSnapshot) private readonly snapshot: CatalogueSnapshot,
    @Inject(ItemsRepository) private readonly items: ItemsRepository,
    @Inject(NationalCalendar) private readonly calendar: NationalCalendar,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Config) private readonly config: Config,
    @Inject(Database) private readonly db: Database,
    @Inject(FormsRepository) private readonly forms: FormsRepository,
  ) {}

  /** @throws Refused NOT_FOUND, also for a matter that is stopped or has no published limit; VALIDATION_FAILED for a day too far away */
  async forecast(taskCode: string, submitted: string): Promise<Forecast> {
    const { item } = await this.itemOf(taskCode);
    if (item.taskState !== '1') throw new Refused('NOT_FOUND', STOPPED);
    if (!isKnown(item, 'promiseDay')) throw new Refused('NOT_FOUND', UNPUBLISHED);
    return this.forecastOn(item, submitted);
  }

  /** @throws Refused NOT_FOUND, VALIDATION_FAILED for a day too far away */
  async packageForecast(packageCode: string, submitted: string): Promise<Forecast> {
    const { packages } = await this.snapshot.current();
    const found = packages.find((one) => one.package.packageCode === packageCode);
    if (!found) throw new Refused('NOT_FOUND');
    return this.forecastOn(pacedPackage(found.package), submitted);
  }

  /** 一次性告知书 for these options; ids that answer none of its questions are left out. @throws Refused NOT_FOUND */
  async paper(taskCode: string, options: string): Promise<Download> {
    const { item, halls } = await this.itemOf(taskCode);
    const choices = settle(item.situations, options.split(','));
    const today = this.clock.today();
    const forecast =
      item.taskState === '1' && isKnown(item, 'promiseDay') ? forecastOf(item, today, this.calendar) : null;
    const asked = { item, halls, choices, forecast, today, publicUrl: this.config.publicUrl };
    const bytes = await this.shelf.take(guidePaperOf(asked), guidePaper);
    return { name: `${item.shortName}一次性告知书.pdf`, bytes };
  }

  /** A blank form, or one filled in with made-up facts. @throws Refused NOT_FOUND where the material has none */
  async form(taskCode: string, order: string, kind: 'blank' | 'sample'): Promise<Download> {
    const { item } = await this.itemOf(taskCode);
    const material = item.materials[Number(order) - 1];
    if (!material || !(kind === 'blank' ? material.hasForm : material.hasSample)) throw new Refused('NOT_FOUND');
    const found = isItemsForm(item, material) ? await this.forms.latest(this.db, item.catalogCode) : undefined;
    const asked = { item, material, form: found?.form ?? null, isSample: kind === 'sample' };
    const bytes = await this.shelf.take(formPaperOf(asked), formPaper);
    return { name: `${material.materialName}${kind === 'sample' ? '样表' : ''}.pdf`, bytes };
  }

  private forecastOn(paced: Paced, submitted: string): Forecast {
    const away = daysBetween(this.clock.today(), submitted);
    if (away >= -FORECAST_DAYS.back && away <= FORECAST_DAYS.ahead) return forecastOf(paced, submitted, this.calendar);
    const message = `请选今天前 ${FORECAST_DAYS.back} 天到后 ${FORECAST_DAYS.ahead} 天里的一天`;
    throw new Refused('VALIDATION_FAILED', { errors: [{ path: 'query.submitted', code: 'out_of_range', message }] });
  }

  private async itemOf(taskCode: string): Promise<{ item: Item; halls: HallRecord[] }> {
    const [item, { halls }] = await Promise.all([this.items.find(taskCode), this.snapshot.current()]);
    if (!item) throw new Refused('NOT_FOUND');
    return { item, halls: halls.filter((hall) => servesAt(hall, item)) };
  }
}
