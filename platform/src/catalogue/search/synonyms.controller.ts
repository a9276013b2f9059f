import { Controller, Inject } from '@nestjs/common';
import * as contract from '@yichuang/contract/catalogue/synonym-contract';
import type { Parsed } from '@yichuang/contract/route';
import { Handles } from '@yichuang/server/handles';
import { SynonymsService } from './synonyms.service.js';

@Controller()
export class SynonymsController {
  constructor(@Inject(SynonymsService) private readonly synonyms: SynonymsService) {}

  @Handles(contract.listSynonyms)
  list({ query }: Parsed<typeof contract.listSynonyms>) {
    return this.synonyms.list(query);
  }

  @Handles(contract.saveSynonym)
  save({ params, body }: Parsed<typeof contract.saveSynonym>) {
    return this.synonyms.save(params.said, body.meant);
  }

  @Handles(contract.deleteSynonym)
  remove({ params }: Parsed<typeof contract.deleteSynonym>) {
    return this.synonyms.remove(params.said);
  }
}
