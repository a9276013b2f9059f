import { View } from '@tarojs/components';
import type { Case } from '@yichuang/contract/cases/case';
import { reversed } from '../sorted';
import { Icon } from '../ui/Icon';
import { useCourse } from './case-api';

/** What the pre-review wants changed, in the words of whoever looked through it. */
export function ReturnedNote({ shown: { id, state, stateVersion } }: { shown: Case }) {
  const isReturned = state === 'preReviewReturned';
  const course = useCourse(id, isReturned ? stateVersion : undefined);
  if (!isReturned) return null;
  const said = reversed(course.data?.events ?? []).find(({ action }) => action === 'returnPreReview')?.note;
  return (
    <View className="box box-amber row row-top">
      <Icon name="warn" size={20} className="amber" />
      <View className="grow">
        <View className="body strong">预审退回，改好再交一次</View>
        {said !== undefined && said !== '' && <View className="body">{said}</View>}
      </View>
    </View>
  );
}
