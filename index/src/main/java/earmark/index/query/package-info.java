/**
 * What people ask: the query language, as a small tree that knows no search library.
 *
 * <p>The same language is used in the search box, on the command line, in the API and for standing
 * queries. A text becomes a {@link earmark.index.query.Query} or a {@link
 * earmark.index.query.QueryException} that points at a character and says what would do. What a
 * tree finds is decided elsewhere.
 *
 * <pre>
 * query     = or ;                              nothing at all, or "*", finds everything
 * or        = and , { "OR" , and } ;
 * and       = not , { [ "AND" ] , not } ;       side by side means AND
 * not       = [ "NOT" | "-" ] , not | primary ;
 * primary   = "(" , or , ")" | "*" | citation | word | truncated | phrase | field ;
 * citation  = words side by side that are a citation, such as 15 CFR 744.21(a) or 90 FR 4544 ;
 * word      = what stands between blanks, quotation marks and parentheses ;
 * truncated = word , ( "*" | "!" ) ;            at least two characters before the sign
 * phrase    = '"' , text , '"' ;                curly quotation marks do as well
 * field     = name , ":" , ( word | truncated | phrase | "(" , or , ")" | range | date ) ;
 * range     = ( "[" | "{" ) , bound , "TO" , bound , ( "]" | "}" ) ;
 * bound     = "*" | date | number ;             square brackets include the bound, braces do not
 * date      = 2025 | 2025-01 | 2025-01-15 ;
 * </pre>
 *
 * AND, OR and NOT are operators only in capitals. AND binds closer than OR. A word with parentheses
 * right behind a figure, such as {@code 744.21(a)(2)}, is one word.
 *
 * <pre>{@code
 * Query query = Query.parse("malaysia OR added:\"data center\" effective:[2025-01-01 TO *]");
 * query.toString(); // parses back to an equal tree
 * }</pre>
 */
@NullMarked
package earmark.index.query;

import org.jspecify.annotations.NullMarked;
