declare const brand: unique symbol;
/** A type that looks like `T` at run time and like nothing else to the compiler. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
