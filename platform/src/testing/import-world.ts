import type * as contract from '@yichuang/contract/catalogue/import-contract';
import { startImport } from '@yichuang/contract/catalogue/import-contract';
import type { Sent } from '@yichuang/contract/route';
import type { Caller } from '@yichuang/server/caller';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { ImportsModule } from '../catalogue/imports/imports.module.js';
import { DemoModule } from '../demo/demo.module.js';
import { formOf } from './form-file.js';
import { createTestApp } from './test-app.js';
import { TestCaller } from './test-caller.js';
import type { DatabaseKind } from './test-database.js';

const keeper = (region: string | undefined): Caller => ({
  sub: 'catalogue-admin',
  sessionId: 's',
  roles: ['catalogue-admin'],
  level: 3,
  region,
});

type Query = Sent<typeof contract.startImport>['query'];

/** The demonstration's catalogue with its keeper, and one of the other city. */
export async function createImportWorld(kind: DatabaseKind) {
  const app = await createTestApp(kind, [CatalogueModule, ImportsModule, DemoModule]);
  const admin = new TestCaller(app.app, keeper('420704'));
  const send = (bytes: Buffer | string, query: Query = {}, name = '事项.csv', who = admin, key?: string) =>
    who.ask(
      startImport,
      { query },
      {
        ...formOf({ bytes: Buffer.from(bytes), name, type: 'application/octet-stream' }),
        ...(key !== undefined && { key }),
      },
    );
  return {
    ...app,
    admin,
    stranger: new TestCaller(app.app, keeper('4104')),
    homeless: new TestCaller(app.app, keeper(undefined)),
    send,
    /** The import as it stands when its answer came. */
    bring: async (...given: Parameters<typeof send>) => {
      const answer = await send(...given);
      if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
      return answer.value;
    },
  };
}
export type ImportWorld = Awaited<ReturnType<typeof createImportWorld>>;
