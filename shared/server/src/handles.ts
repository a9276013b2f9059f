import {
  applyDecorators,
  createParamDecorator,
  Header,
  HttpCode,
  RequestMapping,
  RequestMethod,
  SetMetadata,
  type ExecutionContext,
} from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import type { Parsed, Reply, Route } from '@yichuang/contract/route';
import { parseRequest } from './parse-request.js';

export const ROUTE = 'yichuang:route';

const Input = (route: Route) =>
  createParamDecorator((_: unknown, context: ExecutionContext) =>
    parseRequest(route, context.switchToHttp().getRequest<FastifyRequest>()),
  )();

/**
 * Registers a controller method under the route. Its first argument is the parsed request and its result is checked by
 * tsc; `Raw` lets a handler that writes the bytes itself (a cached Buffer) return them.
 */
export const Handles =
  <const R extends Route>(route: R) =>
  <H extends (input: Parsed<R>, ...more: never[]) => Promise<Reply<R> | Raw> | Reply<R> | Raw>(
    target: object,
    name: string | symbol,
    descriptor: TypedPropertyDescriptor<H>,
  ) => {
    Input(route)(target, name, 0);
    applyDecorators(
      RequestMapping({ path: route.path, method: RequestMethod[route.method] }),
      HttpCode(route.status ?? 200),
      SetMetadata(ROUTE, route),
      // read by incoming-body.ts, before any handler is known
      ...(route.upload ? [RouteConfig({ upload: route.upload })] : []),
      ...(route.media ? [Header('content-type', route.media)] : []),
    )(target, name, descriptor);
  };

/** Bytes that already are the reply, as JSON or as the route's `media`, or nothing (204, 304). */
export type Raw = Buffer | undefined;
