import { Controller, Inject, Req, Res, type Type } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Parsed, Reply, Route } from '@yichuang/contract/route';
import { Handles, type Raw } from './handles.js';

/** Something that answers a route on another system's behalf. */
export interface Forwarder {
  forward<R extends Route>(
    route: R,
    input: Parsed<R>,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<Reply<R> | Raw>;
}

/** A controller made of routes that are only passed on: one line each, no class, no service. */
export function forwardController(forwarder: Type<Forwarder>, routes: readonly Route[]): Type<object> {
  class ForwardController {
    constructor(readonly forwarder: Forwarder) {}
  }
  Inject(forwarder)(ForwardController, undefined, 0);
  routes.forEach((route, index) => {
    const name = `route${index}`;
    const value = function (
      this: ForwardController,
      input: Parsed<Route>,
      request: FastifyRequest,
      reply: FastifyReply,
    ) {
      return this.forwarder.forward(route, input, request, reply);
    };
    const { prototype } = ForwardController;
    Object.defineProperty(prototype, name, { value, configurable: true, writable: true });
    Req()(prototype, name, 1);
    Res({ passthrough: true })(prototype, name, 2);
    Handles(route)(
      prototype,
      name,
      Object.getOwnPropertyDescriptor(prototype, name) as TypedPropertyDescriptor<typeof value>,
    );
  });
  Controller()(ForwardController);
  return ForwardController;
}
