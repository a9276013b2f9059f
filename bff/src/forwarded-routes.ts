import * as appointments from '@yichuang/contract/appointments/contract';
import * as desk from '@yichuang/contract/appointments/staff-contract';
import * as cases from '@yichuang/contract/cases/contract';
import * as materials from '@yichuang/contract/cases/material-contract';
import * as casework from '@yichuang/contract/cases/staff-contract';
import * as catalogue from '@yichuang/contract/catalogue/contract';
import * as synonyms from '@yichuang/contract/catalogue/synonym-contract';
import { listCanonicalItems } from '@yichuang/contract/catalogue/same-source-contract';
import * as guides from '@yichuang/contract/catalogue/guide-contract';
import * as quality from '@yichuang/contract/catalogue/quality-contract';
import * as imports from '@yichuang/contract/catalogue/import-contract';
import * as certificates from '@yichuang/contract/certificates/contract';
import * as delegations from '@yichuang/contract/delegations/contract';
import * as feedback from '@yichuang/contract/feedback/contract';
import * as help from '@yichuang/contract/help/contract';
import {
  checkIdentity,
  getMe,
  listColleagues,
  listDemoAccounts,
  listSessions,
  proveFace,
  proveRealName,
} from '@yichuang/contract/identity/contract';
import { exportMe, giveConsent, listConsents, withdrawConsent } from '@yichuang/contract/identity/privacy-contract';
import * as messages from '@yichuang/contract/messages/contract';
import * as reviews from '@yichuang/contract/reviews/contract';
import * as orders from '@yichuang/contract/reviews/staff-contract';
import type { Route } from '@yichuang/contract/route';

/** Public catalogue reads, answered from the cache while they are fresh. */
export const CACHED_ROUTES: readonly Route[] = [
  catalogue.listSites,
  catalogue.listRegions,
  catalogue.listHalls,
  catalogue.getHall,
  catalogue.listItems,
  catalogue.suggestItems,
  catalogue.listHotItems,
  catalogue.listFacets,
  catalogue.getItem,
  catalogue.listPackages,
  catalogue.getPackage,
  guides.getForecast,
  guides.getPackageForecast,
  quality.getList,
];

/** Passed on to the platform as they are: it authorises, decides and masks. */
export const FORWARDED_ROUTES: readonly Route[] = [
  getMe,
  listSessions,
  proveRealName,
  proveFace,
  checkIdentity,
  listConsents,
  giveConsent,
  withdrawConsent,
  exportMe,
  listDemoAccounts,
  listColleagues,
  listCanonicalItems,
  appointments.listSlots,
  appointments.holdSlot,
  appointments.releaseHold,
  appointments.book,
  appointments.listAppointments,
  appointments.getAppointment,
  appointments.getPass,
  appointments.reschedule,
  appointments.cancel,
  appointments.leaveQueue,
  appointments.callMeLater,
  appointments.getHallQueue,
  desk.checkIn,
  desk.issueTicket,
  desk.listWindows,
  desk.openWindow,
  desk.closeWindow,
  desk.pauseWindow,
  desk.resumeWindow,
  desk.callNext,
  desk.recall,
  desk.startService,
  desk.markMissed,
  desk.finishService,
  desk.transferTicket,
  guides.getGuidePaper,
  guides.getBlankForm,
  guides.getSampleForm,
  certificates.listCertificates,
  certificates.getCertificate,
  certificates.getCertificateFile,
  certificates.listVerifications,
  certificates.present,
  certificates.stopPresenting,
  certificates.verifyCertificate,
  certificates.changeCertificate,
  certificates.checkFile,
  cases.createCase,
  cases.deleteDraft,
  cases.listCases,
  cases.getCase,
  cases.getTimeline,
  cases.getClock,
  cases.saveForm,
  cases.submitCase,
  cases.supplementCase,
  cases.withdrawCase,
  cases.getProgress,
  casework.listStaffCases,
  casework.getStaffCase,
  materials.deleteFile,
  materials.attachCertificate,
  materials.detachCertificate,
  materials.getDocument,
  casework.actOnCase,
  casework.getStaffDocument,
  messages.listMessages,
  messages.readMessage,
  reviews.listIndicators,
  reviews.reviewCase,
  reviews.getCaseReview,
  reviews.appendCaseReview,
  reviews.reopenCaseReview,
  reviews.reviewVisit,
  reviews.getVisitReview,
  reviews.appendVisitReview,
  reviews.reopenVisitReview,
  reviews.getPoint,
  reviews.reviewPoint,
  reviews.getReviewSummary,
  orders.listReviewOrders,
  orders.getReviewOrder,
  orders.actOnReviewOrder,
  orders.listReviewPoints,
  orders.getPointPoster,
  delegations.askDelegation,
  delegations.acceptDelegation,
  delegations.rejectDelegation,
  delegations.revokeDelegation,
  delegations.listDelegations,
  delegations.getDelegation,
  delegations.stopActing,
  delegations.listActs,
  delegations.getActsPaper,
  delegations.recordConsent,
  help.askForHelp,
  help.listHelpRequests,
  help.getHelpRequest,
  help.cancelHelpRequest,
  help.listStaffHelpRequests,
  help.actOnHelpRequest,
  imports.listImports,
  imports.getImport,
  imports.listFindings,
  imports.listChanges,
  imports.applyImport,
  imports.rollbackImport,
  imports.listItemVersions,
  feedback.fileFeedback,
  feedback.listFeedback,
  feedback.getFeedback,
  feedback.rateFeedback,
  feedback.reopenFeedback,
  feedback.listStaffFeedback,
  feedback.actOnFeedback,
  quality.getQuality,
  quality.listCheckedItems,
  quality.listLevelDifferences,
  quality.replaceList,
  synonyms.listSynonyms,
  synonyms.saveSynonym,
  synonyms.deleteSynonym,
];

/** Passed on like the others, on a line of their own: megabytes take longer. */
export const FILE_ROUTES: readonly Route[] = [
  materials.uploadFile,
  materials.getFile,
  casework.getStaffFile,
  quality.getQualityFile,
];

/** Sheets of a whole catalogue, on a line of their own again: tens of megabytes take minutes. */
export const SHEET_ROUTES: readonly Route[] = [imports.startImport, imports.getFindingsFile, imports.exportCatalogue];
