import { Inject } from '@nestjs/common';
import type { Side } from '@yichuang/contract/delegations/rules';
import type { Executor } from '../db/database.js';
import { Inbox } from '../messages/inbox.js';
import type { DelegationRecord } from './delegations.repository.js';

export type Happening = 'ask' | 'accept' | 'reject' | 'revoke' | 'expire' | 'useUp' | 'counter';
type Words = { title: string; text: string };
/** What whoever asked hears, and what whoever was asked hears. */
type Told = { asker: Words; asked: Words };

const both = (title: string, text: string): Told => ({ asker: { title, text }, asked: { title, text } });
const LOOK = '请到「授权」里看';

function wordsOf(what: Happening, { askedBy, validTo, acceptedAt }: DelegationRecord): Told {
  switch (what) {
    case 'ask': {
      const title = askedBy === 'principal' ? '有人请您代办' : '有人请您授权';
      return {
        asker: { title: '授权请求已发出', text: '对方 24 小时内同意才生效；没有同意就自动作废。' },
        asked: { title, text: `${LOOK}，24 小时内回答有效；不认识的人请选「不同意」。` },
      };
    }
    case 'accept':
      return both('授权已生效', `到 ${validTo} 止；不想要了，随时可以在「授权」里撤销。`);
    case 'reject':
      return both('授权没有同意', '这份授权不生效；还需要的话，请先和对方说好再提出。');
    case 'revoke':
      return both('授权已撤销', '已经不能再代办；办到一半的草稿归本人。');
    case 'expire':
      return acceptedAt === null
        ? both('授权请求已作废', '24 小时内没有同意；还需要的话，请再提出一次。')
        : both('授权已到期', '已经不能再代办；还需要的话，请再授权一次。');
    case 'useUp':
      return both('授权的事办完了', `这份授权到此结束；办过什么，${LOOK}。`);
    case 'counter':
      return both('当面授权已登记', `到 ${validTo} 止；不想要了，可以在「授权」里撤销，或到窗口撤销。`);
  }
}

/** Tells both parties what changed; no name, no number. */
export class DelegationNews {
  constructor(@Inject(Inbox) private readonly inbox: Inbox) {}

  async tell(tx: Executor, record: DelegationRecord, what: Happening): Promise<void> {
    const { asker, asked } = wordsOf(what, record);
    for (const side of ['principal', 'delegate'] as const)
      await this.post(tx, record, side, side === record.askedBy ? asker : asked);
  }

  async remind(tx: Executor, record: DelegationRecord, left: number): Promise<void> {
    const when = left === 0 ? '今天' : `${left} 天后`;
    const words = {
      title: '授权快到期了',
      text: `${when}（${record.validTo}）到期，不会自动续；还需要的话，请再授权一次。`,
    };
    for (const side of ['principal', 'delegate'] as const) await this.post(tx, record, side, words);
  }

  private async post(tx: Executor, { id, principalId, delegateId }: DelegationRecord, side: Side, words: Words) {
    const personId = side === 'principal' ? principalId : delegateId;
    // whoever does not exist hears nothing
    if (personId !== null) await this.inbox.post(tx, { personId, ...words, subject: { kind: 'delegation', id } });
  }
}
