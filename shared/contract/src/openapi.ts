import * as z from 'zod/mini';
import { Problem, REFUSALS } from './problem.js';
import { refusalsOf, type Route } from './route.js';

const bare = ({ $schema: _, ...schema }: Record<string, unknown>) => schema;
const json = (schema: z.ZodMiniType, io: 'input' | 'output') => ({
  'application/json': { schema: bare(z.toJSONSchema(schema, { io })) },
});
const problem = { 'application/problem+json': { schema: bare(z.toJSONSchema(Problem)) } };

function parameters(route: Route) {
  const of = (where: 'path' | 'query', schema?: z.ZodMiniObject) => {
    if (!schema) return [];
    const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input' });
    return Object.entries(properties).map(([name, property]) => ({
      name,
      in: where,
      required: where === 'path' || required.includes(name),
      schema: property,
    }));
  };
  const key = { name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string', maxLength: 64 } };
  const match = { name: 'If-Match', in: 'header', required: true, schema: { type: 'string', maxLength: 64 } };
  return [
    ...of('path', route.params),
    ...of('query', route.query),
    ...(route.idempotent ? [key] : []),
    ...(route.conditional ? [match] : []),
  ];
}

function refusalResponses(route: Route) {
  const byStatus = new Map<number, string[]>();
  for (const code of refusalsOf(route)) {
    const { status } = REFUSALS[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return [...byStatus].map(
    ([status, codes]) => [status, { description: codes.join(' · '), content: problem }] as const,
  );
}

/** Bytes have no schema: their media type says it all. */
const content = ({ media, reply }: Route) => (media ? { [media]: {} } : json(reply, 'output'));

const file = { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } };
function requestBody({ body, upload }: Route) {
  if (body) return { requestBody: { required: true, content: json(body, 'input') } };
  return upload && { requestBody: { required: true, content: { 'multipart/form-data': { schema: file } } } };
}

function operation(name: string, route: Route) {
  const { status = 200 } = route;
  return {
    operationId: name,
    summary: route.summary,
    'x-access': route.access,
    parameters: parameters(route),
    ...requestBody(route),
    responses: {
      [status]: { description: 'OK', ...(status !== 204 && { content: content(route) }) },
      ...Object.fromEntries(refusalResponses(route)),
    },
  };
}

/** OpenAPI 3.1 from the route objects. */
export function toOpenApi(routes: Record<string, Route>) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [name, route] of Object.entries(routes)) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    (paths[path] ??= {})[route.method.toLowerCase()] = operation(name, route);
  }
  return { openapi: '3.1.0', info: { title: '一窗 Yichuang', version: '0.1.0' }, paths };
}
