import { View } from '@tarojs/components';
import { longDate } from '@yichuang/contract/calendar';
import type { StaffCase } from '@yichuang/contract/cases/staff-contract';
import { sorted } from '../../sorted';
import { a11y } from '../../ui/a11y';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Facts } from '../../ui/Facts';
import { Wrong } from '../choices';
import { Fact } from '../fact';
import { BY_WORDS, DELIVERY_WORDS, momentText } from './case-words';
import type { Files } from './use-files';

const Head = ({ children }: { children: string }) => (
  <View className="title-s" {...a11y({ role: 'heading' })}>
    {children}
  </View>
);

/** What was asked for once, and whether it came. */
export function EarlierCorrection({ shown: { correction } }: { shown: StaffCase }) {
  if (!correction) return null;
  return (
    <Card className="stack-tight">
      <Head>补正告知</Head>
      <View className="sub">
        {momentText(correction.sentAt)} 发出，
        {correction.isAnswered ? '申请人已补正。' : `最晚 ${longDate(correction.dueDate)} 补齐。`}
      </View>
      {correction.items.map(({ materialId, materialName, problem, acceptCriteria }) => (
        <Fact key={materialId} name={materialName}>
          <View>{problem}</View>
          {acceptCriteria !== '' && <View className="sub">{acceptCriteria}</View>}
        </Fact>
      ))}
    </Card>
  );
}

/** The decision, and how it reaches the applicant. */
export function Outcome({ shown: { decision, delivery } }: { shown: StaffCase }) {
  if (!decision && !delivery) return null;
  return (
    <Card>
      <Head>结果</Head>
      {decision && (
        <>
          <Fact name="决定">{decision.result === 'granted' ? '准予' : '不予'}</Fact>
          <Fact name="日期">{momentText(decision.decidedAt)}</Fact>
          {decision.reason !== '' && <Fact name="理由">{decision.reason}</Fact>}
          {decision.remedies !== '' && <Fact name="救济">{decision.remedies}</Fact>}
        </>
      )}
      {delivery && (
        <>
          <Fact name="送达">{DELIVERY_WORDS[delivery.method]}</Fact>
          {delivery.trackingNo !== undefined && <Fact name="单号">{delivery.trackingNo}</Fact>}
          {delivery.signedBy !== undefined && <Fact name="签收">{delivery.signedBy}</Fact>}
        </>
      )}
    </Card>
  );
}

/** The papers of the case, to be printed for the applicant. */
export function Papers({ shown: { documents }, files }: { shown: StaffCase; files: Files }) {
  if (documents.length === 0) return null;
  return (
    <Card>
      <Head>文书</Head>
      {documents.map(({ id, title, documentNo, issuedAt }) => (
        <View key={id} className="case-file">
          <View className="grow">
            <View className="body">{title}</View>
            <View className="sub">{documentNo}</View>
            <View className="sub">{momentText(issuedAt)}</View>
          </View>
          <Button
            kind="g"
            size="small"
            label={`打印 ${title}`}
            busy={files.opening === id && '打开中…'}
            onPress={() => files.openDocument(id, title)}
          >
            打印
          </Button>
          {files.failed?.id === id && <Wrong>{files.failed.text}</Wrong>}
        </View>
      ))}
    </Card>
  );
}

/** Who did what when, the latest first. */
export function Timeline({ shown: { timeline } }: { shown: StaffCase }) {
  return (
    <Card>
      <Head>办件经过</Head>
      <View className="case-list">
        {sorted(timeline, (a, b) => b.seq - a.seq).map(({ seq, at, title, by, note }) => (
          <View key={seq} className="case-event">
            <View className="body">{title}</View>
            <View className="sub">
              <Facts facts={[momentText(at), BY_WORDS[by]]} />
            </View>
            {note !== '' && <View className="sub ink-700">{note}</View>}
          </View>
        ))}
      </View>
    </Card>
  );
}
