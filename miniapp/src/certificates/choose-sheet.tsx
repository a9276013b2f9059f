import { AsyncView } from '../ui/AsyncView';
import { Cell } from '../ui/Cell';
import { Sheet } from '../ui/Sheet';
import { useCertificates } from './api';

type Props = { shownId: string; isOpen: boolean; onChoose: (id: string) => void; onClose: () => void };

/** 换一张证: those that can be shown. */
export function ChooseSheet({ shownId, isOpen, onChoose, onClose }: Props) {
  const query = useCertificates();
  return (
    <Sheet isOpen={isOpen} title="换一张证" onClose={onClose}>
      <AsyncView query={query}>
        {({ pages }) =>
          pages
            .flatMap(({ items }) => items)
            .filter(({ state }) => state === 'valid')
            .map(({ id, name, holderMasked }) => (
              <Cell
                key={id}
                icon="card"
                title={name}
                detail={id === shownId ? '正在出示这张' : holderMasked}
                onPress={() => onChoose(id)}
              />
            ))
        }
      </AsyncView>
    </Sheet>
  );
}
