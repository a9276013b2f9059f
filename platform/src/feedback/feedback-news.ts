import { Inject } from '@nestjs/common';
import type { FeedbackKind } from '@yichuang/contract/feedback/contract';
import { REOPEN_DAYS } from '@yichuang/contract/feedback/rules';
import type { Executor } from '../db/database.js';
import { Inbox } from '../messages/inbox.js';
import type { FeedbackRecord } from './feedback-record.js';

const KINDS: Readonly<Record<FeedbackKind, string>> = {
  consultation: '咨询',
  complaint: '投诉',
  suggestion: '建议',
  report: '举报',
};

/** What the author hears: the answer, and the end. */
export class FeedbackNews {
  constructor(@Inject(Inbox) private readonly inbox: Inbox) {}

  answered(tx: Executor, one: FeedbackRecord): Promise<void> {
    const [title, again] = [`您的${KINDS[one.kind]}有了答复`, one.facts.wasReopened ? '' : '，没解决可以要求再办一次'];
    return this.post(tx, one, title, `${title}。打开看答复；${REOPEN_DAYS} 天内可以给答复打分${again}。`);
  }

  closed(tx: Executor, one: FeedbackRecord): Promise<void> {
    const title = `您的${KINDS[one.kind]}已办结`;
    return this.post(tx, one, title, `${title}。打开可以看答复和经过；还没解决请打 12345。`);
  }

  private post(tx: Executor, { id, personId }: FeedbackRecord, title: string, text: string): Promise<void> {
    return this.inbox.post(tx, { personId, title, text, subject: { kind: 'feedback', id } });
  }
}
