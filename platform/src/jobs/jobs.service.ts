import { Inject, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { toInstant } from '@yichuang/contract/calendar';
import { Clock } from '@yichuang/server/clock';
import { AppointmentsRepository } from '../appointments/appointments.repository.js';
import { Seating } from '../appointments/seating.js';
import { TicketsRepository } from '../appointments/tickets.repository.js';
import { CaseDeadlines } from '../cases/case-deadlines.js';
import { ItemFinds } from '../catalogue/item-finds.js';
import { Database } from '../db/database.js';
import { DelegationDeadlines } from '../delegations/delegation-deadlines.js';
import { FeedbackDeadlines } from '../feedback/feedback-deadlines.js';
import { COOLING_MS, DeletionsRepository } from '../identity/deletions.repository.js';
import { IdempotencySweepRepository } from './idempotency-sweep.repository.js';
import { IdentitySweepRepository } from './identity-sweep.repository.js';

const EVERY_MS = 30_000;
const DAY_MS = 86_400_000;
const KEEP_ANSWERS_MS = 7 * DAY_MS;
/** As long as an unused session may come back. */
const KEEP_SESSIONS_MS = 30 * DAY_MS;
const KEEP_TRIES_MS = DAY_MS;

/**
 * Tidies up: nothing is wrong while it does not run. Holds that ran out are ended at the next booking too, and yesterday's
 * windows and queues are empty because they carry their date.
 */
export class JobsService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('jobs');
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Seating) private readonly seating: Seating,
    @Inject(AppointmentsRepository) private readonly appointments: AppointmentsRepository,
    @Inject(TicketsRepository) private readonly tickets: TicketsRepository,
    @Inject(CaseDeadlines) private readonly cases: CaseDeadlines,
    @Inject(DelegationDeadlines) private readonly delegations: DelegationDeadlines,
    @Inject(FeedbackDeadlines) private readonly feedback: FeedbackDeadlines,
    @Inject(IdempotencySweepRepository) private readonly answers: IdempotencySweepRepository,
    @Inject(IdentitySweepRepository) private readonly identity: IdentitySweepRepository,
    @Inject(DeletionsRepository) private readonly deletions: DeletionsRepository,
    @Inject(ItemFinds) private readonly finds: ItemFinds,
  ) {}

  onApplicationBootstrap() {
    this.start();
    this.timer = setInterval(() => this.start(), EVERY_MS).unref();
  }

  /** The database closes after this: a sweep that has begun may finish. */
  async onModuleDestroy() {
    clearInterval(this.timer);
    await this.running;
  }

  /** One round, as of the clock's now. */
  async sweep(): Promise<void> {
    await this.endHolds();
    await this.closeDays();
    await this.cases.keep();
    await this.delegations.keep();
    await this.feedback.keep();
    await this.finds.keep();
    const now = this.clock.now();
    await this.answers.dropBefore(this.db, toInstant(now - KEEP_ANSWERS_MS));
    await this.identity.dropSessions(this.db, toInstant(now - KEEP_SESSIONS_MS));
    await this.deletions.carryOut(toInstant(now - COOLING_MS));
    // tries are counted in real time
    await this.identity.dropTries(this.db, toInstant(this.clock.realNow() - KEEP_TRIES_MS));
  }

  /** One round after the other, never two at once; a failure is logged and the next round tries again. */
  private start() {
    this.running = this.running
      .then(() => this.sweep())
      .catch((error: unknown) => this.logger.error(error instanceof Error ? (error.stack ?? error.message) : error));
  }

  private async endHolds(): Promise<void> {
    const ended = await this.db.transaction((tx) => this.seating.endRunOut(tx));
    if (ended > 0) await this.endHolds();
  }

  /** Days that are over: who did not come, who was left waiting. */
  private async closeDays(): Promise<void> {
    await this.db.transaction(async (tx) => {
      const [today, at] = [this.clock.today(), this.clock.instant()];
      await this.appointments.markServed(tx, await this.tickets.closeBefore(tx, today, at), at);
      await this.appointments.markNoShows(tx, today, at);
    });
  }
}
