// What spid-sp-test sends, by the number that it gives each response, and the reason for which we refuse it. The codes
// are stable: they stand in the log, and who mends a provider's fault looks for them.

/** Responses that must be accepted, at any level asked below or at theirs. */
export const ACCEPTED = ['1', '31', '94', '95', '96', '103', '109', '110'];

/**
 * The number of a response and the one code that is right for it. An element that is there with nothing in it is as good
 * as missing: the judge too names the outer one (22, 41, 73, 88, 90; 93 is the same text as 90).
 */
export const REFUSED = {
  // Signatures.
  2: 'saml.signature_missing',
  3: 'saml.assertion_signature_missing',
  4: 'saml.signature_invalid',
  5: 'saml.signature_invalid',
  100: 'saml.signature_invalid',
  xslt: 'saml.transform',
  // Wrapping: the signed part is moved, and another is put where it was. The judge loses the namespaces of all tags on
  // the way, so that what it sends is no SAML any more, or says one id twice; what wrapping does to sound messages is
  // tried with each known way in platform/saml.
  xsw1: 'saml.duplicate_id',
  xsw2: 'saml.wrong_message',
  xsw3: 'saml.wrong_message',
  xsw4: 'saml.wrong_message',
  xsw5: 'saml.wrong_message',
  xsw6: 'saml.wrong_message',
  xsw7: 'saml.duplicate_id',
  xsw8: 'saml.duplicate_id',
  // The response.
  8: 'saml.id',
  9: 'saml.id',
  10: 'saml.version',
  11: 'saml.issue_instant_missing',
  12: 'saml.issue_instant_missing',
  13: 'saml.issue_instant_format',
  14: 'saml.issue_instant_past',
  15: 'saml.issue_instant_future',
  16: 'saml.in_response_to_missing',
  17: 'saml.in_response_to_missing',
  18: 'saml.in_response_to',
  19: 'saml.destination_missing',
  20: 'saml.destination_missing',
  21: 'saml.destination',
  22: 'saml.status_missing',
  23: 'saml.status_missing',
  24: 'saml.status_code_missing',
  26: 'saml.status_not_success',
  27: 'saml.issuer_missing',
  28: 'saml.issuer_missing',
  29: 'saml.issuer',
  30: 'saml.issuer_format',
  // The assertion.
  32: 'saml.assertion_missing',
  33: 'saml.assertion_id',
  34: 'saml.assertion_id',
  35: 'saml.assertion_version',
  36: 'saml.assertion_issue_instant_missing',
  37: 'saml.assertion_issue_instant_missing',
  38: 'saml.assertion_issue_instant_format',
  39: 'saml.assertion_issue_instant_past',
  40: 'saml.assertion_issue_instant_future',
  // Its subject.
  41: 'saml.subject_missing',
  42: 'saml.subject_missing',
  43: 'saml.name_id_missing',
  44: 'saml.name_id_missing',
  45: 'saml.name_id_format',
  46: 'saml.name_id_format',
  47: 'saml.name_id_format',
  48: 'saml.name_id_qualifier',
  49: 'saml.name_id_qualifier',
  51: 'saml.confirmation_data_missing',
  52: 'saml.confirmation_missing',
  53: 'saml.confirmation_method',
  54: 'saml.confirmation_method',
  55: 'saml.confirmation_method',
  56: 'saml.confirmation_data_missing',
  57: 'saml.recipient_missing',
  58: 'saml.recipient_missing',
  59: 'saml.recipient',
  60: 'saml.confirmation_in_response_to_missing',
  61: 'saml.confirmation_in_response_to_missing',
  62: 'saml.confirmation_in_response_to',
  63: 'saml.confirmation_not_on_or_after_missing',
  64: 'saml.confirmation_not_on_or_after_missing',
  65: 'saml.confirmation_not_on_or_after_format',
  66: 'saml.confirmation_expired',
  // Its issuer.
  68: 'saml.assertion_issuer_missing',
  69: 'saml.assertion_issuer',
  70: 'saml.assertion_issuer_format',
  71: 'saml.assertion_issuer_format',
  72: 'saml.assertion_issuer_format',
  // Its conditions.
  73: 'saml.conditions_missing',
  74: 'saml.conditions_missing',
  75: 'saml.not_before_missing',
  76: 'saml.not_before_missing',
  77: 'saml.not_before_format',
  78: 'saml.not_yet_valid',
  79: 'saml.not_on_or_after_missing',
  80: 'saml.not_on_or_after_missing',
  81: 'saml.not_on_or_after_format',
  82: 'saml.expired',
  83: 'saml.audience_missing',
  85: 'saml.audience_missing',
  86: 'saml.audience_missing',
  87: 'saml.audience',
  // How the person was known.
  88: 'saml.authn_statement_missing',
  89: 'saml.authn_statement_missing',
  90: 'saml.authn_context_missing',
  92: 'saml.class_ref_missing',
  93: 'saml.authn_context_missing',
  97: 'saml.class_ref_unknown',
  // What is said of her.
  98: 'saml.attributes_empty',
  99: 'saml.attribute_malformed',
  // What went wrong with her: each has a text of its own.
  104: 'saml.anomaly_19',
  105: 'saml.anomaly_20',
  106: 'saml.anomaly_21',
  107: 'saml.anomaly_22',
  108: 'saml.anomaly_23',
  111: 'saml.anomaly_25',
};

/** The numbers of the responses that say what went wrong with the person. */
export const ANOMALIES = ['104', '105', '106', '107', '108', '111'];

/**
 * Where what was answered differs from the tables, a line for each; nothing when all is right.
 *
 * @param {Map<string, {status: number, code: string|undefined}>} answers by the number of the response
 * @param {{accepted?: string[], refused?: Record<string, string>}} [tables]
 */
export function differences(answers, { accepted = ACCEPTED, refused = REFUSED } = {}) {
  const wrong = [];
  const known = new Set([...accepted, ...Object.keys(refused)]);
  for (const name of known) {
    const answer = answers.get(name);
    if (!answer) {
      wrong.push(`${name}: the judge did not send it`);
    } else if (answer.status >= 500) {
      wrong.push(`${name}: ${answer.status}, a failure of ours`);
    } else if (refused[name]) {
      const want = refused[name].startsWith('saml.anomaly_') ? 403 : 400;
      if (answer.status !== want) wrong.push(`${name}: ${answer.status} instead of ${want}`);
      if (answer.code !== refused[name]) wrong.push(`${name}: ${answer.code} instead of ${refused[name]}`);
    } else {
      if (answer.status !== 200) wrong.push(`${name}: ${answer.status} (${answer.code}) instead of a sign-in`);
      else if (answer.code) wrong.push(`${name}: 200 with a refusal (${answer.code}) on the page`);
    }
  }
  for (const name of answers.keys()) {
    if (!known.has(name)) wrong.push(`${name}: the judge sends it, no table knows it`);
  }
  return wrong;
}
