import { View } from '@tarojs/components';
import type { TimelineEvent } from '@yichuang/contract/cases/case';
import { reversed } from '../sorted';
import { a11y } from '../ui/a11y';
import { Card } from '../ui/Card';
import { Icon } from '../ui/Icon';
import type { IconName } from '../ui/icon-name';
import { whenText } from './case-words';

type Look = { icon: IconName; className: string };
const DONE: Look = { icon: 'check', className: '' };
const NOW: Look = { icon: 'clock', className: 'course-now' };
const STILL: Look = { icon: 'pause', className: 'course-still' };

const isPause = (action: TimelineEvent['action']) => action === 'startSpecial' || action === 'requestReviewCorrection';

type Step = Pick<TimelineEvent, 'at' | 'title'> & Partial<Pick<TimelineEvent, 'note' | 'action'>>;

/** What happened, the latest first. `isOver`: nothing more will follow. */
export function CaseCourse({ steps, isOver }: { steps: readonly Step[]; isOver: boolean }) {
  const lookOf = ({ action }: Step, at: number): Look => {
    if (action !== undefined && isPause(action)) return STILL;
    return at === 0 && !isOver ? NOW : DONE;
  };
  return (
    <Card>
      <View className="title-s course-title" {...a11y({ role: 'heading' })}>
        办到哪一步
      </View>
      {reversed(steps).map((step, at) => {
        const { icon, className } = lookOf(step, at);
        return (
          // two steps may bear the same instant; their order never changes
          <View key={`${step.at} ${steps.length - at}`} className="course-step">
            <View className={`course-mark ${className}`}>
              <Icon name={icon} size={16} />
            </View>
            <View className="grow">
              <View className="course-line">
                <View className="body">{step.title}</View>
                <View className="cap">{whenText(step.at)}</View>
              </View>
              {step.note && <View className="sub">{step.note}</View>}
            </View>
          </View>
        );
      })}
    </Card>
  );
}
