import { createHash } from 'node:crypto';
import { createParamDecorator, Inject, type ExecutionContext } from '@nestjs/common';
import { sql } from 'drizzle-orm';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import { toInstant } from '@yichuang/contract/calendar';
import { Clock } from '@yichuang/server/clock';
import { idempotencyKeyOf } from '@yichuang/server/parse-request';
import { Refused } from '@yichuang/server/refused';
import { Database, databaseCode, firstRow, LOCK_TIMEOUT, type Executor } from './database.js';

/** What makes a write the same write: who, which call, which key, which body. */
export type Write = { scope: string; key: string; bodyHash: string; onReplay: () => void };

const KEEP_MS = 7 * 86_400_000;
const Stored = z.object({ body_hash: z.string(), reply: z.string() });

/** The write of an idempotent route, as a handler's argument. */
export const CurrentWrite = createParamDecorator((_: unknown, context: ExecutionContext): Write => {
  const http = context.switchToHttp();
  const request = http.getRequest<FastifyRequest>();
  const path = request.url.split('?')[0];
  const { sub = 'public', act } = request.caller ?? {};
  // whoever acts for two people, and two who act for one, share no key
  const who = act ? `${act.sub} for ${sub}` : sub;
  return {
    scope: `${who} ${request.method} ${path}`,
    key: idempotencyKeyOf(request),
    bodyHash: createHash('sha256')
      .update(JSON.stringify(request.body ?? null))
      .digest('base64url'),
    onReplay: () => void http.getResponse<FastifyReply>().header('idempotency-replayed', 'true'),
  };
});

/**
 * A retried write creates one thing. The key is claimed, the work done and the answer kept in one transaction: after a
 * crash either all three are there or none, and a second caller with the same key waits for the first and gets its bytes.
 */
export class Idempotency {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * @param keepMs how long the answer is replayed; after that the key is as good as new
   * @throws Refused IDEMPOTENCY_KEY_REUSED for another body under the same key, IN_PROGRESS while the first still runs,
   * and whatever `work` refuses (then nothing is kept and the key may be used again)
   */
  async run<T>(write: Write, work: (tx: Executor) => Promise<T>, keepMs = KEEP_MS): Promise<T> {
    return this.db.transaction(async (tx) => {
      if (!(await this.claim(tx, write, keepMs))) return this.replay<T>(tx, write);
      const reply = await work(tx);
      await tx.execute(sql`
        UPDATE idempotency SET reply = ${JSON.stringify(reply)} WHERE scope = ${write.scope} AND key = ${write.key}`);
      return reply;
    });
  }

  /** True for the first; blocks on PostgreSQL while another transaction holds the same key. */
  private async claim(tx: Executor, { scope, key, bodyHash }: Write, keepMs: number): Promise<boolean> {
    const now = this.clock.now();
    const claimed = await firstRow(
      tx,
      z.object({ key: z.string() }),
      sql`INSERT INTO idempotency AS kept (scope, key, body_hash, reply, created_at)
          VALUES (${scope}, ${key}, ${bodyHash}, '', ${toInstant(now)})
          ON CONFLICT (scope, key) DO UPDATE SET body_hash = excluded.body_hash, reply = '', created_at = excluded.created_at
          WHERE kept.created_at < ${toInstant(now - keepMs)}
          RETURNING key`,
    ).catch((error: unknown) => {
      throw databaseCode(error) === LOCK_TIMEOUT ? new Refused('IN_PROGRESS', {}, 1) : error;
    });
    return claimed !== undefined;
  }

  private async replay<T>(tx: Executor, { scope, key, bodyHash, onReplay }: Write): Promise<T> {
    const kept = await firstRow(
      tx,
      Stored,
      sql`SELECT body_hash, reply FROM idempotency WHERE scope = ${scope} AND key = ${key}`,
    );
    if (kept?.body_hash !== bodyHash) throw new Refused('IDEMPOTENCY_KEY_REUSED');
    onReplay();
    return JSON.parse(kept.reply) as T;
  }
}
