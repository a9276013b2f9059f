import { randomUUID } from 'node:crypto';
import { Inject } from '@nestjs/common';
import type { getPoint, reviewPoint } from '@yichuang/contract/reviews/contract';
import type { listReviewPoints } from '@yichuang/contract/reviews/staff-contract';
import type { Parsed, Reply } from '@yichuang/contract/route';
import type { Caller } from '@yichuang/server/caller';
import { Clock } from '@yichuang/server/clock';
import { Refused } from '@yichuang/server/refused';
import { windowName } from '../catalogue/hall-window.js';
import { HallsRepository } from '../catalogue/halls.repository.js';
import { Config } from '../config.js';
import { FieldCipher } from '../crypto/field-cipher.js';
import { Database, type Executor } from '../db/database.js';
import { Idempotency, type Write } from '../db/idempotency.js';
import { pointPoster } from '../documents/point-poster.js';
import { AccountsRepository } from '../identity/accounts.repository.js';
import { PointsRepository, type Point } from './points.repository.js';
import { checked, ReviewsService } from './reviews.service.js';

/** Reviews at the window's own code, without signing in, and the code itself. */
export class PointsService {
  constructor(
    @Inject(Config) private readonly config: Config,
    @Inject(Database) private readonly db: Database,
    @Inject(Idempotency) private readonly idempotency: Idempotency,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(FieldCipher) private readonly cipher: FieldCipher,
    @Inject(HallsRepository) private readonly halls: HallsRepository,
    @Inject(AccountsRepository) private readonly accounts: AccountsRepository,
    @Inject(PointsRepository) private readonly points: PointsRepository,
    @Inject(ReviewsService) private readonly reviews: ReviewsService,
  ) {}

  /** @throws Refused NOT_FOUND for a code that hangs nowhere */
  async get(point: string): Promise<Reply<typeof getPoint>> {
    const { hall, window } = await this.placeOf(this.db, await this.points.find(this.db, point));
    return { hallName: hall.name, windowName: windowName(window) };
  }

  /** @throws Refused NOT_FOUND, REASON_REQUIRED, ALREADY_REVIEWED for the same telephone at the same window today */
  review({ point, phoneTail, ...given }: Parsed<typeof reviewPoint>['body'], write: Write) {
    return this.idempotency.run(write, async (tx) => {
      const found = await this.points.find(tx, point);
      const { hall, window } = await this.placeOf(tx, found);
      const mark =
        phoneTail === undefined
          ? null
          : this.cipher.blindIndex(`${this.clock.today()} ${phoneTail}`, 'reviews.rater_mark');
      const review = await this.reviews.keep(tx, {
        ...checked(given),
        id: randomUUID(),
        subjectKind: 'point',
        subjectId: found?.id ?? '',
        subject: `${hall.name} ${windowName(window)}`,
        regionCode: hall.regionCode,
        hallName: hall.name,
        appended: null,
        appendedAt: null,
        raterId: null,
        raterMark: mark,
        rated: await this.accounts.idsAtWindow(hall.id, window.id, tx),
        createdAt: this.clock.instant(),
      });
      return { id: review.id, level: review.level };
    });
  }

  /** The codes of the caller's hall; nobody without a hall has any. */
  async list({ hallId }: Caller): Promise<Reply<typeof listReviewPoints>> {
    const hall = hallId === undefined ? undefined : await this.halls.find(hallId);
    if (!hall) return { items: [], nextCursor: null, total: 0 };
    const points = await this.points.ofHall(
      this.db,
      hall.id,
      hall.windows.map(({ id }) => id),
    );
    const items = points.flatMap(({ id, windowId, point }) => {
      const window = hall.windows.find((one) => one.id === windowId);
      return window ? [{ id, windowName: windowName(window), hallName: hall.name, point }] : [];
    });
    return { items, nextCursor: null, total: items.length };
  }

  /** A4 立牌. @throws Refused NOT_FOUND outside the caller's hall */
  async poster({ hallId }: Caller, id: string): Promise<{ name: string; bytes: Buffer }> {
    const found = await this.points.findById(this.db, id);
    if (!found || found.hallId !== hallId) throw new Refused('NOT_FOUND');
    const { hall, window } = await this.placeOf(this.db, found);
    const url = `${this.config.publicUrl}/#/reviews/point?point=${found.point}`;
    return {
      name: `${windowName(window)}评价码.pdf`,
      bytes: await pointPoster({ hallName: hall.name, windowName: windowName(window), url }),
    };
  }

  private async placeOf(on: Executor, found: Point | undefined) {
    const hall = found && (await this.halls.find(found.hallId, on));
    const window = hall?.windows.find(({ id }) => id === found?.windowId);
    if (!hall || !window) throw new Refused('NOT_FOUND', { detail: '这个评价码已经不用了，请看窗口上新的码' });
    return { hall, window };
  }
}
