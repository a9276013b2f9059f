import { dateOf, fromInstant, toInstant } from '@yichuang/contract/calendar';
import { View } from '@tarojs/components';
import type { Verification } from '@yichuang/contract/certificates/certificate';
import { open, paths } from '../paths';
import { Card } from '../ui/Card';
import { Cell } from '../ui/Cell';
import { Icon } from '../ui/Icon';
import { Fact } from './fact';
import type { Checked } from './use-verify-desk';
import { VerdictScreen } from './verdict-screen';
import { NO_WORDS } from './verification-words';

const clock = (ms: number) => toInstant(ms).slice(11, 19);

function Numbers({ verification }: { verification: Verification }) {
  const at = fromInstant(verification.checkedAt);
  return (
    <>
      <Fact name="核验时间">
        {dateOf(at)} {clock(at)}
      </Fact>
      <Fact name="核验编号">{verification.verificationNo}</Fact>
    </>
  );
}

function Passed({ verification }: { verification: Verification }) {
  const { certificate } = verification;
  if (!certificate) return null;
  const { id, name, holderMasked, numberMasked, issuer, validFrom, validTo } = certificate;
  return (
    <>
      <Card isFlush>
        <Fact name="证照">{name}</Fact>
        <Fact name="姓名">{holderMasked}</Fact>
        <Fact name="证件号">{numberMasked}</Fact>
        <Fact name="发证机关">{issuer}</Fact>
        <Fact name="有效期">
          {validFrom} 至 {validTo ?? '长期'}
        </Fact>
        <Numbers verification={verification} />
      </Card>
      {id !== undefined && (
        <Card isFlush>
          <Cell
            icon="card"
            tone="neutral"
            title="证照处置"
            detail="冻结、吊销这张证照"
            onPress={() => open(paths.staffCertificate(id))}
          />
        </Card>
      )}
      <View className="note">
        <Icon name="shield" size={20} />
        <View className="grow">只显示办件需要的信息。本次核验已留痕，{holderMasked} 能看到。</View>
      </View>
    </>
  );
}

/** When the code was used first: 「10:02:47（18 秒前）」 */
function FirstUse({ verification }: { verification: Verification }) {
  const { usedSecondsAgo, checkedAt } = verification;
  if (usedSecondsAgo === undefined) return null;
  return (
    <Fact name="上次使用">
      {clock(fromInstant(checkedAt) - usedSecondsAgo * 1000)}（{usedSecondsAgo} 秒前用过）
    </Fact>
  );
}

function Refused({ verification }: { verification: Verification }) {
  const { result } = verification;
  if (result === 'VALID') return null;
  return (
    <Card isFlush>
      <Fact name="原因">{NO_WORDS[result].reason}</Fact>
      <FirstUse verification={verification} />
      <Numbers verification={verification} />
    </Card>
  );
}

const Fallback = () => (
  <View className="note">
    <Icon name="info" size={20} />
    <View className="grow">不通过时不显示证照信息。连续 2 次不通过，请改为看实体证件，不能拒绝办理。</View>
  </View>
);

/** The verdict, the facts that go with it, and what to do when it is no. */
export function VerificationScreen({ checked }: { checked: Checked }) {
  const { verdict, verification } = checked;
  return (
    <VerdictScreen verdict={verdict} footer={verdict.tone === 'red' && <Fallback />}>
      {verification && <Passed verification={verification} />}
      {verification && <Refused verification={verification} />}
    </VerdictScreen>
  );
}
