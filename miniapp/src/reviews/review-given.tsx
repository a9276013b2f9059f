import { View } from '@tarojs/components';
import type { Review } from '@yichuang/contract/reviews/review';
import { a11y } from '../ui/a11y';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { OrderCard } from './order-card';
import { SaidCard } from './said-card';

type Props = {
  review: Review;
  /** It was given on this very page. */
  isFresh: boolean;
  onMore: (what: 'append' | 'reopen') => void;
};

function thanks({ order }: Review, isFresh: boolean): string {
  if (!isFresh) return '您评过了，一件事评一次。';
  return order ? '收到了，谢谢您说出来。我们去改。' : '谢谢您的评价。';
}

/** What was said, what became of it, and the two things that may still be said. */
export function ReviewGiven({ review, isFresh, onMore }: Props) {
  return (
    <>
      <View className="row" {...a11y({ role: 'status', live: 'polite' })}>
        <Icon name="ok" className="green" />
        <View className="grow body strong">{thanks(review, isFresh)}</View>
      </View>
      {review.order && <OrderCard order={review.order} />}
      <SaidCard review={review} />
      {review.order?.mayReopen && (
        <Button kind="s" onPress={() => onMore('reopen')}>
          不满意，请重新处理
        </Button>
      )}
      {review.mayAppend && (
        <Button kind="g" onPress={() => onMore('append')}>
          追加评价
        </Button>
      )}
    </>
  );
}
