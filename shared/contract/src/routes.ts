import * as appointments from './appointments/contract.js';
import * as desk from './appointments/staff-contract.js';
import * as cases from './cases/contract.js';
import * as materials from './cases/material-contract.js';
import * as casework from './cases/staff-contract.js';
import * as catalogue from './catalogue/contract.js';
import * as imports from './catalogue/import-contract.js';
import * as synonyms from './catalogue/synonym-contract.js';
import * as sameSource from './catalogue/same-source-contract.js';
import * as guides from './catalogue/guide-contract.js';
import * as quality from './catalogue/quality-contract.js';
import * as certificates from './certificates/contract.js';
import * as delegations from './delegations/contract.js';
import * as feedback from './feedback/contract.js';
import * as help from './help/contract.js';
import * as identity from './identity/contract.js';
import * as privacy from './identity/privacy-contract.js';
import * as messages from './messages/contract.js';
import * as operations from './operations/contract.js';
import * as reviews from './reviews/contract.js';
import * as orders from './reviews/staff-contract.js';
import type { Route } from './route.js';

type RoutesIn<M> = { [K in keyof M as M[K] extends Route ? K : never]: M[K] };
const isRoute = (value: unknown): value is Route =>
  typeof value === 'object' && value !== null && 'method' in value && 'access' in value && 'path' in value;
/** A contract module exports schemas and routes; this keeps the routes. */
const routesIn = <M extends object>(module: M) =>
  Object.fromEntries(Object.entries(module).filter(([, value]) => isRoute(value))) as RoutesIn<M>;

/** Every route of the house, once: what the sweeps walk and the OpenAPI document lists. */
export const ROUTES = {
  ...routesIn(operations),
  ...routesIn(identity),
  ...routesIn(privacy),
  ...routesIn(catalogue),
  ...routesIn(imports),
  ...routesIn(synonyms),
  ...routesIn(sameSource),
  ...routesIn(guides),
  ...routesIn(quality),
  ...routesIn(appointments),
  ...routesIn(desk),
  ...routesIn(certificates),
  ...routesIn(cases),
  ...routesIn(materials),
  ...routesIn(casework),
  ...routesIn(messages),
  ...routesIn(reviews),
  ...routesIn(orders),
  ...routesIn(delegations),
  ...routesIn(help),
  ...routesIn(feedback),
};
