import type { Type } from '@nestjs/common';
import { createCase, getCase, saveForm, submitCase } from '@yichuang/contract/cases/contract';
import { missingMaterials } from '@yichuang/contract/cases/material';
import { uploadFile } from '@yichuang/contract/cases/material-contract';
import type { StaffAction } from '@yichuang/contract/cases/case';
import { luhnDigit } from '@yichuang/contract/cases/luhn';
import { actOnCase, getStaffCase } from '@yichuang/contract/cases/staff-contract';
import type { Role } from '@yichuang/contract/access';
import type { Item } from '@yichuang/contract/catalogue/item';
import { CasesModule } from '../cases/cases.module.js';
import { FormsRepository } from '../cases/forms.repository.js';
import { ItemsRepository } from '../catalogue/items.repository.js';
import { AccountsRepository } from '../identity/accounts.repository.js';
import { ITEMS, SITE } from './appointment-fixtures.js';
import { AppointmentWorld } from './appointment-world.js';
import { formOf } from './form-file.js';
import type { TestCaller } from './test-caller.js';
import type { DatabaseKind } from './test-database.js';

const policy = { preReviewDays: null, reviewCorrectionPauses: null };
export const FORMS = [
  {
    catalogCode: '*',
    policy,
    form: {
      version: 1,
      sections: [
        {
          id: 'who',
          title: '申请人',
          fields: [
            { id: 'name', label: '姓名', type: 'text' as const, isRequired: true, known: 'name' as const },
            { id: 'phone', label: '手机号', type: 'phone' as const, isRequired: true },
            { id: 'card', label: '银行卡号', type: 'bankCard' as const, isRequired: false },
          ],
        },
      ],
    },
  },
  {
    catalogCode: 'catalogue-care',
    policy: { preReviewDays: 2, reviewCorrectionPauses: '某办法第三条' },
    form: { version: 1, sections: [{ id: 'who', title: '申请人', fields: [] }] },
  },
];
export const ANSWERS = { phone: '13900000048', card: `621700123456789${luhnDigit('621700123456789')}` };

/** A matter whose first material an identity card stands in for. */
export const CARD_MATTER = 'carded';
const carded = (item: Item): Item => ({
  ...item,
  taskCode: CARD_MATTER,
  catalogCode: `catalogue-${CARD_MATTER}`,
  materials: item.materials.map((material, index) =>
    index === 0 ? { ...material, exemptBy: { mode: 'certificate', source: '居民身份证' } } : material,
  ),
});

/** Items that take a promise of seven working days and twenty by law. */
const PROMISED = [...ITEMS, carded(ITEMS[0]!)].map((item) => ({
  ...item,
  projectType: '2' as const,
  promiseDay: 7,
  anticipateDay: 20,
}));

/** Cases of the fixtures' items, applicants at level 3, and staff made as a test needs them. */
export class CaseWorld {
  private constructor(readonly base: AppointmentWorld) {}

  static async start(kind: DatabaseKind, now: string, more: readonly Type[] = []): Promise<CaseWorld> {
    const base = await AppointmentWorld.start(kind, now, [CasesModule, ...more]);
    await base.get(ItemsRepository).save(PROMISED.map((item) => ({ siteId: SITE.id, keywords: [], item })));
    await base.get(FormsRepository).publish(FORMS, base.db);
    return new CaseWorld(base);
  }

  async applicants(count: number): Promise<TestCaller[]> {
    const people = await this.base.crowd(count);
    return people.map((person) => person.at(3));
  }
  async applicant(): Promise<TestCaller> {
    return (await this.applicants(1))[0]!;
  }

  /** A member of staff; `roles` in one account may be several. */
  staff(id: string, roles: Role[], region = '420704'): TestCaller {
    return this.base.as({ sub: id, sessionId: id, roles, level: 3, region });
  }

  async personIdOf(person: TestCaller): Promise<string> {
    return (await this.base.get(AccountsRepository).find(person.id))?.personId ?? '';
  }

  /** An account of a member of staff that belongs to somebody. */
  async staffWhoIs(personId: string): Promise<TestCaller> {
    const id = `staff-of-${personId}`;
    const rest = { level: 3 as const, roles: ['clerk' as const], title: '', note: '' };
    await this.base.get(AccountsRepository).save([{ id, personId, ...rest }]);
    return this.staff(id, ['clerk']);
  }

  async draft(person: TestCaller, taskCode = 'pension') {
    return person.do(createCase, { body: { taskCode } });
  }

  /** A draft that lacks nothing. */
  async complete(person: TestCaller, taskCode = 'pension') {
    const draft = await this.draft(person, taskCode);
    if (taskCode !== 'care') await this.fillIn(person, draft);
    for (const material of missingMaterials(draft.materials)) await this.provide(person, draft.id, material.id);
    return draft;
  }

  async fillIn(person: TestCaller, { id, etag }: { id: string; etag: string }) {
    await person.do(saveForm, { params: { id }, body: { answers: ANSWERS } }, { headers: { 'if-match': etag } });
  }

  /** A picture for a material. */
  async provide(person: TestCaller, id: string, materialId: string) {
    return person.do(uploadFile, { params: { id, materialId } }, formOf());
  }

  /** A case that was handed in. */
  async submitted(person: TestCaller, taskCode = 'pension') {
    const { id } = await this.complete(person, taskCode);
    const receipt = await person.do(submitCase, { params: { id }, body: {} });
    return { id, ...receipt };
  }

  /** A case that the officer reviews. */
  async underReview(clerk: TestCaller, officer: TestCaller) {
    const person = await this.applicant();
    const { id } = await this.submitted(person);
    await this.act(clerk, id, 'accept');
    await this.act(officer, id, 'startReview');
    return { person, id };
  }

  /** The next step, as the screen showed the case. */
  async act(staff: TestCaller, id: string, action: StaffAction, details: object = {}) {
    const { stateVersion } = await staff.do(getStaffCase, { params: { id } });
    return staff.do(actOnCase, { params: { id }, body: { action, stateVersion, ...details } });
  }
  async actRefused(staff: TestCaller, id: string, action: StaffAction, details: object = {}) {
    const { stateVersion } = await staff.do(getStaffCase, { params: { id } });
    return staff.refused(actOnCase, { params: { id }, body: { action, stateVersion, ...details } });
  }

  async stateOf(person: TestCaller, id: string) {
    return (await person.do(getCase, { params: { id } })).state;
  }
}
