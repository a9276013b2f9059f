import { Inject } from '@nestjs/common';
import type { EverydayWord, listSynonyms } from '@yichuang/contract/catalogue/synonym-contract';
import type { Parsed, Reply } from '@yichuang/contract/route';
import { Refused } from '@yichuang/server/refused';
import { Database } from '../../db/database.js';
import { CatalogueVersionRepository } from '../catalogue-version.repository.js';
import { pageOf } from '../page.js';
import { SynonymsRepository } from './synonyms.repository.js';
import { mergeWords, readBaseWords } from './everyday-words.js';
import { plainText } from './plain-text.js';

/** Everyday words as the catalogue's keeper sees and changes them. */
export class SynonymsService {
  private readonly base = readBaseWords();

  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(SynonymsRepository) private readonly synonyms: SynonymsRepository,
    @Inject(CatalogueVersionRepository) private readonly versions: CatalogueVersionRepository,
  ) {}

  async list({ q = '', own, ...page }: Parsed<typeof listSynonyms>['query']): Promise<Reply<typeof listSynonyms>> {
    const part = plainText(q);
    const words = mergeWords(this.base, await this.synonyms.all()).filter(
      ({ said, meant, isOwn }) =>
        (own === undefined || isOwn === (own === 'true')) &&
        (said.includes(part) || meant.some((one) => plainText(one).includes(part))),
    );
    return pageOf(words, ({ said }) => ({ rank: 0, id: said }), page);
  }

  /** @throws Refused VALIDATION_FAILED when nothing is left of `said` without its punctuation */
  async save(said: string, meant: readonly string[]): Promise<EverydayWord> {
    const word = { said: plainText(said), meant: [...new Set(meant.map((one) => one.trim()))] };
    if (word.said === '' || word.meant.includes(''))
      throw new Refused('VALIDATION_FAILED', {
        errors: [{ path: word.said === '' ? 'params.said' : 'body.meant', code: 'empty', message: '请写出具体的词' }],
      });
    await this.db.transaction(async (tx) => {
      await this.synonyms.save([word], tx);
      await this.versions.bump(tx, ['words']);
    });
    return { ...word, isOwn: true };
  }

  /** @throws Refused NOT_FOUND when the county has no entry of its own for it */
  async remove(said: string): Promise<null> {
    await this.db.transaction(async (tx) => {
      if (!(await this.synonyms.remove(plainText(said), tx))) throw new Refused('NOT_FOUND');
      await this.versions.bump(tx, ['words']);
    });
    return null;
  }
}
