import { expect, test } from 'vitest';
import './zod-setup.js';
import { toOpenApi } from './openapi.js';
import { ROUTES } from './routes.js';

test('every route stands in the document with its access, its key and its refusals', () => {
  const { paths } = toOpenApi(ROUTES);
  const operations = Object.values(paths).flatMap((path) => Object.values(path)) as {
    operationId: string;
    'x-access': unknown;
    parameters: { name: string }[];
    responses: Record<string, { description: string }>;
  }[];
  expect(new Set(operations.map(({ operationId }) => operationId))).toEqual(new Set(Object.keys(ROUTES)));
  for (const { operationId, parameters, responses, ...rest } of operations) {
    const route = ROUTES[operationId as keyof typeof ROUTES];
    expect(rest['x-access']).toEqual(route.access);
    expect(parameters.some(({ name }) => name === 'Idempotency-Key')).toBe('idempotent' in route);
    const declared = Object.values(responses)
      .map(({ description }) => description)
      .join(' ');
    for (const code of route.refusals) expect(declared).toContain(code);
  }
});
