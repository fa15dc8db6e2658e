/** Why an electronic signature of a file does not hold. Each is said in words beside the file. */
export const SIGNATURE_FAULTS = [
  'not-whole-file', // something of the file stands outside what was signed
  'digest-differs', // the content was changed after signing
  'signature-wrong', // the key of the certificate did not make it
  'certificate-not-valid-then', // not yet, or no longer, good at the time of signing
  'unreadable',
] as const;
export type SignatureFault = (typeof SIGNATURE_FAULTS)[number];

/** One signature as it was found. Texts come from the certificate: nobody has vouched for them. */
export type SignatureCheck = {
  readonly signer: string | null;
  readonly issuer: string | null;
  /** By the signer's own clock, `YYYY-MM-DDTHH:MM:SSZ`; null when it is not written. */
  readonly signedAt: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  /** The signer vouches for itself. Even where it does not, nobody has compared the issuer with a list of trusted ones. */
  readonly isSelfSigned: boolean;
  /** A later revision follows in the same file and is signed itself. */
  readonly isEarlierRevision: boolean;
  readonly faults: readonly SignatureFault[];
};

/** `unchecked`: a PDF that could not be looked through. What nobody signed is `none`. */
export type SignatureState = 'valid' | 'invalid' | 'none' | 'unchecked';
export type SignatureReport = { readonly state: SignatureState; readonly signatures: readonly SignatureCheck[] };

/** A file's signatures hold when each of them does. */
export const signatureReport = (signatures: readonly SignatureCheck[]): SignatureReport => ({
  state: signatures.length === 0 ? 'none' : signatures.every(({ faults }) => faults.length === 0) ? 'valid' : 'invalid',
  signatures,
});

/** What a person records of a component or a result. */
export const RECORDED_SIGNATURES = ['valid', 'invalid', 'none'] as const;
export type RecordedSignature = (typeof RECORDED_SIGNATURES)[number];
