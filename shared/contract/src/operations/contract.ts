import * as z from 'zod/mini';
import { PUBLIC } from '../access.js';
import { Instant } from '../calendar.js';
import { defineRoute, Nothing } from '../route.js';

export const getLive = defineRoute({
  method: 'GET',
  path: '/api/livez',
  summary: '进程还在',
  access: PUBLIC,
  reply: z.object({ status: z.literal('ok') }),
  refusals: [],
  isUnlimited: true,
});

export const DependencyHealth = z.object({
  status: z.enum(['ok', 'degraded', 'down']),
  /** What stands behind it: `pglite`, `postgres`, `memory`, `redis`, `http`. */
  driver: z.string(),
});

export const getReady = defineRoute({
  method: 'GET',
  path: '/api/readyz',
  summary: '能不能接请求，逐个依赖',
  access: PUBLIC,
  reply: z.object({
    status: z.enum(['ok', 'degraded', 'down']),
    dependencies: z.record(z.string(), DependencyHealth),
  }),
  refusals: [],
  isUnlimited: true,
});

export const getOpenApi = defineRoute({
  method: 'GET',
  path: '/api/openapi.json',
  summary: '本接口的 OpenAPI 3.1 文档',
  access: PUBLIC,
  reply: z.looseObject({ openapi: z.string() }),
  refusals: [],
  isUnlimited: true,
});

const Clock = z.object({ now: Instant, isTest: z.boolean() });

export const setTestClock = defineRoute({
  method: 'PUT',
  path: '/api/test/clock',
  summary: '把时钟拨到某一刻，从那里继续走（只在测试和演示）',
  access: { kind: 'testClock' },
  body: z.strictObject({ now: Instant }),
  reply: Clock,
  refusals: ['NOT_FOUND'],
});

export const resetTestClock = defineRoute({
  method: 'DELETE',
  path: '/api/test/clock',
  summary: '回到真实时间',
  access: { kind: 'testClock' },
  reply: Nothing,
  status: 204,
  refusals: ['NOT_FOUND'],
});
