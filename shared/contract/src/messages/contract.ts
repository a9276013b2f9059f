import * as z from 'zod/mini';
import { SIGNED_IN } from '../access.js';
import { Instant } from '../calendar.js';
import { listOf, pageQuery } from '../list.js';
import { defineRoute, Nothing } from '../route.js';

/** What a message is about: the page that it opens. */
export const MessageSubject = z.object({
  kind: z.enum(['case', 'appointment', 'delegation', 'helpRequest', 'feedback']),
  id: z.string(),
});
export type MessageSubject = z.infer<typeof MessageSubject>;

export const Message = z.object({
  id: z.string(),
  title: z.string(),
  text: z.string(),
  subject: MessageSubject,
  at: Instant,
  readAt: z.nullable(Instant),
});
export type Message = z.infer<typeof Message>;

export const listMessages = defineRoute({
  method: 'GET',
  path: '/api/me/messages',
  summary: '消息：我的事情有了什么变化，最新的在前',
  access: SIGNED_IN,
  query: z.strictObject({ ...pageQuery }),
  reply: z.object({ ...listOf(Message).def.shape, unread: z.int() }),
  refusals: [],
});

export const readMessage = defineRoute({
  method: 'POST',
  path: '/api/me/messages/:id/read',
  summary: '标记一条消息已读；再标一次不变',
  access: SIGNED_IN,
  params: z.strictObject({ id: z.string().check(z.maxLength(64)) }),
  reply: Nothing,
  status: 204,
  refusals: ['NOT_FOUND'],
});
