import { View } from '@tarojs/components';
import { refuseAccess } from '@yichuang/contract/access';
import type { StaffCase } from '@yichuang/contract/cases/staff-contract';
import { changeCertificate } from '@yichuang/contract/certificates/contract';
import { today } from '../../clock';
import { useUser } from '../../identity/use-user';
import { ActionBar } from '../../ui/ActionBar';
import { AsyncView } from '../../ui/AsyncView';
import { Button } from '../../ui/Button';
import { Sheet } from '../../ui/Sheet';
import { Skeleton } from '../../ui/Skeleton';
import { ActionSheet, MoreSheet } from './action-sheet';
import { ACTION_WORDS, buttonsOf, isCorrection } from './case-actions';
import { CaseAnswers } from './case-answers';
import { CaseHead, CaseTime } from './case-head';
import { EarlierCorrection, Outcome, Papers, Timeline } from './case-history';
import { CaseMaterials } from './case-materials';
import { complaintsOf } from './correction';
import { CorrectionWriter } from './correction-writer';
import { Picture } from '../../ui/picture';
import { Trouble } from './step-foot';
import type { CaseDesk } from './use-case-desk';
import { useFiles } from './use-files';

const isWriting = ({ held }: CaseDesk) => held.action !== undefined && isCorrection(held.action);

function Facts({ shown }: { shown: StaffCase }) {
  const files = useFiles(shown.id);
  const { user } = useUser();
  const mayChange = user !== undefined && refuseAccess(changeCertificate.access, user) === undefined;
  return (
    <View className="case-facts">
      <View className="case-column">
        <CaseTime shown={shown} />
        <EarlierCorrection shown={shown} />
        <Outcome shown={shown} />
        <CaseAnswers shown={shown} />
      </View>
      <View className="case-column">
        <CaseMaterials shown={shown} files={files} mayChangeCertificates={mayChange} />
        <Papers shown={shown} files={files} />
        <Timeline shown={shown} />
      </View>
      <Sheet isOpen={files.picture !== undefined} title={files.picture?.name ?? ''} onClose={files.close}>
        {files.picture && <Picture src={files.picture.url} label={files.picture.name} />}
      </Sheet>
    </View>
  );
}

/** The case, or the notice that is being written about it. */
export function CaseView({ desk }: { desk: CaseDesk }) {
  const { draft, isChecked } = desk.held;
  return (
    <AsyncView query={desk.query} skeleton={<Skeleton rows={5} />}>
      {(shown) => (
        <View className="case-view">
          <CaseHead shown={shown} />
          <View className="case-body">
            {isWriting(desk) ? (
              <CorrectionWriter
                shown={shown}
                draft={draft}
                complaints={isChecked ? complaintsOf(draft, shown.materials, today()) : []}
                onChange={desk.write}
              />
            ) : (
              <>
                {desk.held.action === undefined && <Trouble text={desk.trouble} />}
                <Facts shown={shown} />
              </>
            )}
          </View>
        </View>
      )}
    </AsyncView>
  );
}

function WritingBar({ desk }: { desk: CaseDesk }) {
  return (
    <ActionBar>
      <Button kind="g" onPress={desk.leave}>
        先不发
      </Button>
      <Button kind="k" onPress={desk.preview}>
        看通知书
      </Button>
    </ActionBar>
  );
}

/** What can be done now: the ordinary next step at the right, the rest behind 「更多」. */
export function CaseBar({ desk }: { desk: CaseDesk }) {
  const shown = desk.query.data;
  if (!shown) return null;
  if (isWriting(desk)) return <WritingBar desk={desk} />;
  const { main, more } = buttonsOf(shown.allowed);
  return (
    <ActionBar>
      {more.length > 0 && (
        <Button kind="g" onPress={() => desk.more(true)}>
          更多
        </Button>
      )}
      {main !== undefined && (
        <Button
          kind="k"
          icon={ACTION_WORDS[main].icon}
          busy={desk.busy === main && ACTION_WORDS[main].busy}
          onPress={() => desk.begin(main)}
        >
          {ACTION_WORDS[main].name}
        </Button>
      )}
    </ActionBar>
  );
}

/** Drawers of the case. */
export function CaseOverlay({ desk }: { desk: CaseDesk }) {
  const shown = desk.query.data;
  if (!shown) return null;
  return (
    <>
      <MoreSheet shown={shown} desk={desk} />
      <ActionSheet shown={shown} desk={desk} />
    </>
  );
}

/** Whether there is anything to press, and so a bar to press it on. */
export const hasBar = (desk: CaseDesk): boolean =>
  desk.query.data !== undefined && (isWriting(desk) || desk.query.data.allowed.length > 0);
