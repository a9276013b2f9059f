import type { INestApplicationContext } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import type { Route } from '@yichuang/contract/route';
import { ROUTE } from './handles.js';

/** Every route the running application really answers; handlers without a route object are listed by name. */
export function routesOf(app: INestApplicationContext) {
  const found: Route[] = [];
  const undeclared: string[] = [];
  for (const module of app.get(ModulesContainer).values())
    for (const { metatype } of module.controllers.values()) {
      const { prototype, name } = metatype as { prototype: Record<string, unknown>; name: string };
      for (const method of Object.getOwnPropertyNames(prototype)) {
        const handler = prototype[method];
        if (method === 'constructor' || typeof handler !== 'function' || !Reflect.hasMetadata('path', handler))
          continue;
        const route = Reflect.getMetadata(ROUTE, handler) as Route | undefined;
        if (route) found.push(route);
        else undeclared.push(`${name}.${method}`);
      }
    }
  return { found, undeclared };
}
