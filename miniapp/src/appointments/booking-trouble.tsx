import { nearDate, shortTime } from '@yichuang/contract/calendar';
import { View } from '@tarojs/components';
import { today } from '../clock';
import { a11y } from '../ui/a11y';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import type { Booking } from './use-booking';

/** What came in between, in place, with the nearest times instead: no dialog. */
export function BookingTrouble({ booking: { trouble, choose } }: { booking: Booking }) {
  if (!trouble?.text) return null;
  return (
    <View className="box box-amber stack" {...a11y({ role: 'alert' })}>
      <View className="row row-top">
        <Icon name="warn" size={20} className="amber" />
        <View className="grow sub ink-700">{trouble.text}</View>
      </View>
      {trouble.offers.length > 0 && (
        <View className="action-row">
          {trouble.offers.map((offer) => (
            <Button key={offer.slot.id} kind="s" size="small" className="grow" onPress={() => choose(offer)}>
              {`${nearDate(offer.date, today())} ${shortTime(offer.slot.start)}`}
            </Button>
          ))}
        </View>
      )}
    </View>
  );
}
