import { useSession } from '../api/session';

/** Whether this session is in another person's name: what only they themselves may do is not offered then. */
export const useIsActing = (): boolean => useSession(({ acting }) => acting !== undefined);
