import { View } from '@tarojs/components';
import type { Case } from '@yichuang/contract/cases/case';
import { isReviewable } from '@yichuang/contract/reviews/reviewable';
import { ReadAloud } from '../elder/ReadAloud';
import { useIsActing } from '../identity/use-is-acting';
import { open, paths } from '../paths';
import { a11y } from '../ui/a11y';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { wholeStandingOf } from './part-words';
import { Phrases } from './phrases';

/** All of the screen for the ear. */
export function spokenText(shown: Case): string {
  const { title, detail } = wholeStandingOf(shown);
  const asked = shown.correction?.isAnswered === false ? shown.correction.items : [];
  const missing = asked.map(({ materialName, problem }) => `${materialName}，${problem}`).join('。');
  return [`您办的${shown.taskName}`, title, detail, missing, shown.decision?.reason ?? ''].filter(Boolean).join('。');
}

function Todo({ shown: { id }, todo }: { shown: Case; todo: 'supplement' | 'fill' }) {
  return todo === 'supplement' ? (
    <Button size="big" onPress={() => open(paths.supplement(id))}>
      去补材料
    </Button>
  ) : (
    <Button size="big" onPress={() => open(paths.fillCase(id))}>
      接着填
    </Button>
  );
}

/** One sentence, 念给我听, and the one thing to do. */
export function ElderProgress({ shown }: { shown: Case }) {
  const { title, detail, tone, todo } = wholeStandingOf(shown);
  const isActing = useIsActing();
  const mayReview = !isActing && isReviewable(shown.state);
  return (
    <>
      <Card className={`stack-tight progress-${tone}`}>
        <View className="body">{shown.taskName}</View>
        <View className="title-l" {...a11y({ role: 'status', live: 'polite' })}>
          <Phrases text={title} />
        </View>
        <View className="body">{detail}</View>
      </Card>
      {todo && <Todo shown={shown} todo={todo} />}
      {shown.correction && !shown.correction.isAnswered && (
        <Card className="stack">
          {shown.correction.items.map(({ materialId, materialName, problem }, at) => (
            <View key={`${materialId} ${at}`}>
              <View className="body strong">{materialName}</View>
              <View className="body">{problem}</View>
            </View>
          ))}
        </Card>
      )}
      {shown.decision && shown.decision.reason !== '' && (
        <Card>
          <View className="body">{shown.decision.reason}</View>
        </Card>
      )}
      <ReadAloud text={() => spokenText(shown)} />
      {mayReview && (
        <Button size="big" onPress={() => open(paths.review('case', shown.id))}>
          评价这次办事
        </Button>
      )}
      {!isActing && (
        <Button kind="s" onPress={() => open(paths.writeFeedback(shown.id))}>
          写下来问
        </Button>
      )}
    </>
  );
}
