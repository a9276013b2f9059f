import { Controller, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import * as contract from '@yichuang/contract/catalogue/quality-contract';
import type { Parsed } from '@yichuang/contract/route';
import { CurrentCaller, type Caller } from '@yichuang/server/caller';
import { Handles } from '@yichuang/server/handles';
import { asDownload } from '../../http/attachment.js';
import { CatalogueListsService } from './catalogue-lists.service.js';
import { LevelDifferencesService } from './level-differences.service.js';
import { QualityService } from './quality.service.js';

@Controller()
export class QualityController {
  constructor(
    @Inject(QualityService) private readonly quality: QualityService,
    @Inject(LevelDifferencesService) private readonly levels: LevelDifferencesService,
    @Inject(CatalogueListsService) private readonly lists: CatalogueListsService,
  ) {}

  @Handles(contract.getQuality)
  getQuality({ query }: Parsed<typeof contract.getQuality>, @CurrentCaller() caller: Caller) {
    return this.quality.report(caller, query);
  }

  @Handles(contract.listCheckedItems)
  listCheckedItems({ query }: Parsed<typeof contract.listCheckedItems>, @CurrentCaller() caller: Caller) {
    return this.quality.list(caller, query);
  }

  @Handles(contract.getQualityFile)
  async getQualityFile(
    { query }: Parsed<typeof contract.getQualityFile>,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return asDownload(reply, await this.quality.file(caller, query));
  }

  @Handles(contract.listLevelDifferences)
  listLevelDifferences({ query }: Parsed<typeof contract.listLevelDifferences>, @CurrentCaller() caller: Caller) {
    return this.levels.list(caller, query);
  }

  @Handles(contract.getList)
  getList({ params }: Parsed<typeof contract.getList>) {
    return this.lists.get(params.kind);
  }

  @Handles(contract.replaceList)
  replaceList({ params, body }: Parsed<typeof contract.replaceList>) {
    return this.lists.replace(params.kind, body.entries);
  }
}
