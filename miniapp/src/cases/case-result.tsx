import { View } from '@tarojs/components';
import type { Case } from '@yichuang/contract/cases/case';
import { dateOf, fromInstant, longDate } from '@yichuang/contract/calendar';
import { a11y } from '../ui/a11y';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Fold } from '../ui/Fold';
import { copy } from './copy';

type Delivered = NonNullable<Case['delivery']>;

const HOW = { window: '到窗口领', mail: '快递送来', electronic: '电子件' } as const;

function whereText({ method, signedAt, signedBy }: Delivered, deptName: string): string {
  if (signedAt !== undefined) return `${signedBy ?? '本人'} 已在 ${longDate(dateOf(fromInstant(signedAt)))} 签收。`;
  if (method === 'window') return `带上身份证，到${deptName}的窗口领。`;
  if (method === 'mail') return '快递到了，请当面签收。';
  return '在下面「文书」里下载，和纸质的一样有效。';
}

function DeliveryPart({ delivery, deptName }: { delivery: Delivered; deptName: string }) {
  const { method, trackingNo } = delivery;
  return (
    <>
      <View className="body strong">{HOW[method]}</View>
      <View className="sub ink-700">{whereText(delivery, deptName)}</View>
      {trackingNo !== undefined && (
        <View className="row wrap between">
          <View className="body">快递单号 {trackingNo}</View>
          <Button
            kind="s"
            size="small"
            label={`复制快递单号 ${trackingNo}`}
            onPress={() => copy(trackingNo, '快递单号')}
          >
            复制
          </Button>
        </View>
      )}
    </>
  );
}

/** The decision with its reason and the ways to object, and how its papers reach the applicant. */
export function CaseResult({ shown: { decision, delivery, deptName } }: { shown: Case }) {
  if (!decision && !delivery) return null;
  return (
    <Card className="stack-tight">
      <View className="title-s" {...a11y({ role: 'heading' })}>
        {decision ? (decision.result === 'granted' ? '结果：准予' : '结果：不予') : '怎么领'}
      </View>
      {decision && decision.reason !== '' && <View className="body ink-700">{decision.reason}</View>}
      {delivery && <DeliveryPart delivery={delivery} deptName={deptName} />}
      {decision && decision.remedies !== '' && (
        <Fold title="不服怎么办">
          <View className="sub ink-700">{decision.remedies}</View>
        </Fold>
      )}
    </Card>
  );
}
