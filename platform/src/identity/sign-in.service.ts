import { Inject } from '@nestjs/common';
import type { openSession } from '@yichuang/contract/identity/internal';
import type { Parsed } from '@yichuang/contract/route';
import { Clock } from '@yichuang/server/clock';
import { Refused } from '@yichuang/server/refused';
import { Config } from '../config.js';
import { FieldCipher } from '../crypto/field-cipher.js';
import { Database } from '../db/database.js';
import { AccountsRepository } from './accounts.repository.js';
import { loadAccount } from './load-account.js';
import { Lockout } from './lockout.js';
import { PeopleRepository } from './people.repository.js';
import { StaffCredentialsRepository } from './staff-credentials.repository.js';
import { stepOfCode } from './staff-code.js';
import { isPassword } from './staff-password.js';

type Proof = Parsed<typeof openSession>['body'];
type StaffProof = Extract<Proof, { provider: 'staff' }>;

/** Whose account it is that proves itself. */
export class SignInService {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Config) private readonly config: Config,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(FieldCipher) private readonly cipher: FieldCipher,
    @Inject(AccountsRepository) private readonly accounts: AccountsRepository,
    @Inject(PeopleRepository) private readonly people: PeopleRepository,
    @Inject(StaffCredentialsRepository) private readonly credentials: StaffCredentialsRepository,
    @Inject(Lockout) private readonly lockout: Lockout,
  ) {}

  /**
   * The id of the account.
   * @throws Refused UNAUTHENTICATED when nothing is proved; RATE_LIMITED after six wrong tries at a staff account
   */
  accountOf(proof: Proof): Promise<string> {
    switch (proof.provider) {
      case 'demo':
        return this.demoAccount(proof.subject);
      case 'wechat':
        return this.accounts.findOrMakeWechat(this.cipher.blindIndex(proof.subject, 'accounts.wechat'));
      case 'staff':
        return this.staffAccount(proof);
    }
  }

  private async demoAccount(subject: string): Promise<string> {
    if (!this.config.hasDemoWorld) throw new Refused('UNAUTHENTICATED');
    if (await this.accounts.find(subject)) return subject;
    const made = loadAccount(subject);
    if (!made) throw new Refused('UNAUTHENTICATED', { detail: '没有这个演示账号，请从列表里选一个' });
    await this.db.transaction(async (tx) => {
      await this.people.save([made.person], tx);
      await this.accounts.save([made.account], tx);
    });
    return made.account.id;
  }

  /** The same words after the same work, whether the account, the password or the code was wrong. */
  private async staffAccount({ account, password, otp }: StaffProof): Promise<string> {
    // what is typed here may be anything, a password too: only its hash is kept
    const subject = `staff ${this.cipher.blindIndex(account, 'tries.staff')}`;
    await this.lockout.begin(subject, '请管理员重设口令');
    const known = await this.credentials.find(account);
    const isRight = await isPassword(known?.passwordHash, password);
    const step = await stepOfCode(known?.codeSecret, otp, this.clock.realNow());
    if (!isRight || step === undefined || !(await this.credentials.useStep(account, step)))
      throw new Refused('UNAUTHENTICATED', { detail: '账号、口令或动态码不对，请检查后再输一遍；动态码要用新的一个' });
    await this.lockout.forgive(subject);
    return account;
  }
}
