; OpenPong: table tennis for the Atari 2600, against the console, first to 21.
;
; Written for GymWire from the hardware's documentation; MIT licence, like the rest of the repository.
; Assemble with `./assemble` beside this file (it needs dasm). ../../../OPENPONG.md tells what the game is and where it keeps what.
;
; How an Atari 2600 shows a picture, for a reader who has not met one
;   There is no frame buffer. The TIA chip draws the line on which the television's beam is now, out of a few registers: a background
;   colour, a 20-bit playfield pattern of 4-pixel blocks, two 8-pixel players, two missiles, a ball. The program changes the registers
;   while the beam travels: 228 colour clocks a line (68 of them before the first of the 160 visible pixels) are 76 processor cycles.
;   A write to WSYNC stops the processor until the next line starts, and 262 lines are one NTSC frame. What a game has to compute
;   it computes in the lines that are not shown. Numbers at the right of an instruction are the cycles since its line began.
;
; A frame here
;     3 lines   vertical synchronisation
;    34 lines   not shown: the console's switches, then the game moves on by one frame
;   210 lines   the picture: margin 8, score 20, gap 4, wall 6, gap 1, field 156, gap 1, wall 6, margin 8
;    15 lines   not shown: sound, where paddles and ball stand on their lines, the patterns of the score
;
; Sides are numbered: 0 the left one, the console's ("opponent"); 1 the right one, the joystick's ("player").
; Rows count from the field's top. Numbers with a fraction are two bytes: rows or pixels, and 256ths of one.

        processor 6502

; ---- The hardware: only what is used -----------------------------------------------------------------------------------------

VSYNC   = $00           ; bit 1: send the television its vertical synchronisation
VBLANK  = $01           ; bit 1: show nothing
WSYNC   = $02           ; any write: wait for the next line
COLUP0  = $06           ; colour of player 0, here the opponent's paddle, and of the left half of the score
COLUP1  = $07           ; colour of player 1, here the player's paddle, and of the right half of the score
COLUPF  = $08           ; colour of playfield and ball
COLUBK  = $09           ; background colour
CTRLPF  = $0A           ; bit 1: playfield in the players' colours; bit 2: playfield and ball in front; bits 4, 5: width of the ball
PF0     = $0D           ; playfield, its first 4 blocks
PF1     = $0E           ; the next 8
PF2     = $0F           ; the last 8 before the middle of the line; the right half repeats the left
RESP0   = $10           ; put player 0 where the beam is; RESP0 + 1 player 1, RESP0 + 4 the ball
AUDC0   = $15           ; kind of sound
AUDF0   = $16           ; its frequency's divisor
AUDV0   = $19           ; its volume
GRP0    = $1B           ; pattern of player 0
GRP1    = $1C           ; pattern of player 1
ENABL   = $1F           ; bit 1: show the ball
HMP0    = $20           ; upper four bits: pixels to the left at the next HMOVE, -8 to 7; + 1 player 1, + 4 the ball
HMOVE   = $2A           ; any write: move all objects by their HM registers
SWCHA   = $0280         ; joysticks, 0 is pushed; of the left joystick: bit 7 right, bit 6 left
SWCHB   = $0282         ; console: bit 0 RESET, bit 1 SELECT (0 is pressed); bits 6 and 7 left and right difficulty (1 is A)
INTIM   = $0284         ; the timer
TIM64T  = $0296         ; sets it: it counts down once every 64 cycles

; ---- The game's measures -----------------------------------------------------------------------------------------------------

FIELD_ROWS      = 156
BALL_WIDTH      = 4
BALL_HEIGHT     = 4
BALL_LOWEST     = FIELD_ROWS - BALL_HEIGHT
BALL_OUT        = 160 - BALL_WIDTH + 1          ; first place where the ball is no longer whole on the screen
PADDLE_WIDTH    = 4
PADDLE_HEIGHT   = 16
SHORT_HEIGHT    = 8                             ; with the side's difficulty switch at A
OPPONENT_X      = 16
PLAYER_X        = 140
WINNING_SCORE   = 21
PLACE_OFFSET    = 4                             ; pixels that the write in Place comes too early

SERVE_X         = 78
SERVE_Y         = 76
SERVE_FRAMES    = 32                            ; between a point and the next serve
SERVE_STEEPNESS = 3                             ; just slower than the opponent, so that it returns its own serves
FASTEST_RALLY   = 14                            ; hits after which the ball gets no faster
QUICK_RALLY     = 6                             ; a rally of game 2 starts as fast as one of game 1 is after this many hits

PLAYER_START    = $0100                         ; rows a frame when the joystick is pushed, in 256ths
PLAYER_GAIN     = $20                           ; and how much faster with each frame that it stays pushed
PLAYER_TOP      = 3                             ; until it moves this many rows a frame
OPPONENT_SPEED  = $01C0                         ; rows a frame, in 256ths

SOUND_HIT       = 12
SOUND_WALL      = 24
SOUND_POINT     = 31

BACKGROUND      = $82
WALL            = $86
BALL_COLOUR     = $0E
OPPONENT_COLOUR = $3A
PLAYER_COLOUR   = $CA

; ---- Memory: all 128 bytes there are, stack included, at $80 to $FF -----------------------------------------------------------

        SEG.U   memory
        ORG     $80

BallX           ds 1            ; left edge, pixels from the left of the screen
BallXFraction   ds 1
BallY           ds 1            ; upper edge, row of the field
BallYFraction   ds 1
BallRight       ds 1            ; bit 7: the ball moves, or will be served, to the right
BallDown        ds 1            ; bit 7: the ball moves down
BallSpeedX      ds 1            ; pixels a frame
BallSpeedXFraction ds 1
BallSpeedY      ds 1            ; rows a frame
BallSpeedYFraction ds 1
Rally           ds 1            ; hits since the serve, up to FASTEST_RALLY
ServeWait       ds 1            ; frames until the ball starts to move
GameOver        ds 1            ; bit 7: somebody has won, nothing moves
Score           ds 2            ; opponent's, player's: where the Arcade Learning Environment reads them for Pong
PaddleY         ds 2            ; upper edges, rows of the field
PaddleYFraction ds 2
PaddleHeight    ds 2
SelectBefore    ds 1            ; 0: SELECT was pressed in the frame before
GameMode        ds 1            ; 0 or 1; where the Arcade Learning Environment reads it for Pong
JoystickBefore  ds 1            ; bits 6 and 7: the joystick as it was in the frame before
PaddleSpeed     ds 1            ; rows a frame of the paddle that moves
PaddleSpeedFraction ds 1
PlayerSpeed     ds 1            ; the player's, kept from frame to frame
PlayerSpeedFraction ds 1
SoundFrames     ds 1            ; frames that the sound goes on
LeftDigits      ds 5            ; playfield patterns of the score, from the bottom
RightDigits     ds 5
Scratch         ds 1
Tens            ds 1            ; while the score's patterns are made: the next bytes of the tens' and the units' glyph
Units           ds 1
GlyphRows       ds 1

        IF Score != $8D
        ERR     ; byte 13 is the opponent's score, byte 14 the player's
        ENDIF
        IF GameMode != $96
        ERR     ; byte 22 is the game's number less one
        ENDIF

; ---- Start -------------------------------------------------------------------------------------------------------------------

        SEG     cartridge
        ORG     $F800                           ; 2 KB

Start           SUBROUTINE
        sei
        cld
        ldx     #$FF
        txs
        inx
        txa
.clear  sta     $00,x                           ; all registers of the TIA and all memory: the game never depends on what was there
        inx
        bne     .clear
        jsr     NewGame
        jmp     Below                           ; the first frame begins in step, like all others

; ---- A frame -----------------------------------------------------------------------------------------------------------------

Frame           SUBROUTINE
        lda     #%00000010
        sta     VSYNC
        ldx     #3
        jsr     SkipLines
        lda     #0
        sta     VSYNC

        lda     #37                             ; it reads 0 in the middle of the 31st of the 34 lines, whatever the game had to do
        sta     TIM64T
        jsr     ReadSwitches
        jsr     Play
        ldx     #0
        jsr     DrawScore
        ldx     #1
        jsr     DrawScore
        jsr     PlaceObjects
.wait   lda     INTIM
        bne     .wait
        ldx     #4
        jsr     SkipLines

        lda     #0
        sta     VBLANK
        jsr     Picture

Below           SUBROUTINE
        lda     #%00000010
        sta     VBLANK
        jsr     FadeSound
        ldx     #15
        jsr     SkipLines
        jmp     Frame

; ---- The picture: 210 lines --------------------------------------------------------------------------------------------------

Picture         SUBROUTINE
        lda     #BACKGROUND
        sta     COLUBK
        lda     #OPPONENT_COLOUR
        sta     COLUP0
        lda     #PLAYER_COLOUR
        sta     COLUP1
        lda     #%00000010                      ; the left score in the left paddle's colour, the right in the right one's
        sta     CTRLPF
        ldx     #8
        jsr     SkipLines

        ldx     #4
.digits ldy     #4                              ; a block of a digit is 4 pixels wide and 4 lines high
.digit  lda     LeftDigits,x
        sta     PF1                             ; by 18: its 8 blocks are drawn in cycles 28 to 39,
        jsr     Return                          ; and drawn again in cycles 54 to 65:
        jsr     Return
        lda     RightDigits,x
        sta     PF1                             ; by 49 they have become the other score
        sta     WSYNC
        dey
        bne     .digit
        dex
        bpl     .digits
        lda     #0
        sta     PF1

        lda     #%00100100                      ; from here the playfield has its own colour; the ball is 4 pixels wide, and in front
        sta     CTRLPF
        lda     #WALL
        sta     COLUPF
        ldx     #4
        jsr     SkipLines

        jsr     Wall
        lda     #BALL_COLOUR
        sta     COLUPF

; Three times in each row: the row less the object's upper edge is below its height (unsigned) in just the rows where the object is.
; The comparison leaves the carry clear there, and 0 - 0 - 1 is then a pattern of ones; with the carry set it is 0. No branch, so
; every row takes the same 66 cycles. The ball's pattern is made one row ahead, as the ball may be at the very left.
        ldy     #0
        ldx     #0
        lda     BallY
        bne     .field
        ldx     #$FF
.field  sta     WSYNC
        stx     ENABL                           ; 3
        tya
        sec
        sbc     PaddleY
        cmp     PaddleHeight
        lda     #0
        sbc     #0
        and     #%11110000                      ; 4 pixels wide
        sta     GRP0                            ; 22: just before the first pixel
        tya
        sec
        sbc     PaddleY + 1
        cmp     PaddleHeight + 1
        lda     #0
        sbc     #0
        and     #%11110000
        sta     GRP1                            ; 41: the paddle comes at 69
        iny
        tya
        sec
        sbc     BallY
        cmp     #BALL_HEIGHT
        lda     #0
        sbc     #0
        tax
        cpy     #FIELD_ROWS
        bne     .field                          ; 63
        sta     WSYNC
        lda     #0
        sta     ENABL
        sta     GRP0
        sta     GRP1
        lda     #WALL
        sta     COLUPF
        sta     WSYNC

        jsr     Wall
        ldx     #8
        ; and on into SkipLines

; Lets X lines pass.
SkipLines       SUBROUTINE
        sta     WSYNC
        dex
        bne     SkipLines
Return  rts

; Draws 6 lines of wall, beginning in this line; returns early in the line after it.
Wall            SUBROUTINE
        lda     #$FF
        sta     PF0                             ; 21 at the latest: the first block is drawn at 22
        sta     PF1
        sta     PF2
        ldx     #6
        jsr     SkipLines
        lda     #0
        sta     PF0
        sta     PF1
        sta     PF2
        rts

; ---- Where things are on their lines -----------------------------------------------------------------------------------------

PlaceObjects    SUBROUTINE
        lda     #OPPONENT_X
        ldx     #0
        jsr     Place
        lda     #PLAYER_X
        ldx     #1
        jsr     Place
        ldx     BallX
        inx                                     ; the TIA draws a ball one pixel further left than a player
        txa
        ldx     #4
        jsr     Place
        sta     WSYNC
        sta     HMOVE
        rts

; Places object X (0, 1: players, 4: ball) at pixel A. An object is placed by a write at the moment when the beam is there, which a
; loop of 5 cycles, 15 pixels, can only do roughly; HMOVE then moves it by the -7 to 7 pixels that are left.
Place           SUBROUTINE
        clc
        adc     #PLACE_OFFSET
        ldy     #2
        sec
.divide iny                                     ; Y = A / 15 + 3
        sbc     #15
        bcs     .divide
        eor     #$FF                            ; the carry is clear and A the remainder less 15:
        sbc     #6                              ; now 7 less the remainder
        asl
        asl
        asl
        asl
        sta     WSYNC
        sta     HMP0,x
.beam   dey
        bne     .beam
        sta     RESP0,x
        rts

; ---- The score ---------------------------------------------------------------------------------------------------------------

; Makes the patterns for the score of side X: tens in the upper four bits (nothing below ten), units in the lower.
DrawScore       SUBROUTINE
        lda     Score,x
        ldy     #EMPTY
        cmp     #10
        bcc     .one
        sbc     #10
        ldy     #1 * 5
        cmp     #10
        bcc     .one
        sbc     #10
        ldy     #2 * 5
.one    sty     Tens
        sta     Units
        asl
        asl
        adc     Units                           ; 5 bytes a glyph
        sta     Units
        txa
        beq     .left
        ldx     #5                              ; the right side's patterns follow the left one's
.left   lda     #5
        sta     GlyphRows
.row    ldy     Tens
        lda     Glyphs,y
        and     #%11110000
        sta     LeftDigits,x
        ldy     Units
        lda     Glyphs,y
        and     #%00001111
        ora     LeftDigits,x
        sta     LeftDigits,x
        inc     Tens
        inc     Units
        inx
        dec     GlyphRows
        bne     .row
        rts

; ---- The console's switches --------------------------------------------------------------------------------------------------

; RESET starts the game anew for as long as it is held. SELECT changes to the other game, once for each press. A difficulty switch
; at A gives its side the short paddle.
ReadSwitches    SUBROUTINE
        lda     #PADDLE_HEIGHT
        sta     PaddleHeight
        sta     PaddleHeight + 1
        lda     SWCHB
        ldx     #SHORT_HEIGHT
        asl
        bcc     .right                          ; bit 7
        stx     PaddleHeight + 1
.right  bpl     .both                           ; bit 6
        stx     PaddleHeight
.both   lda     SWCHB
        lsr
        bcc     NewGame
        lsr
        bcs     .select                         ; not pressed
        lda     SelectBefore
        beq     .held
        lda     #0
        sta     SelectBefore
        lda     GameMode
        eor     #1
        sta     GameMode
        jmp     NewGame
.select lda     #1
        sta     SelectBefore
.held   rts

NewGame         SUBROUTINE
        ldx     #0
        stx     Score
        stx     Score + 1
        stx     GameOver
        stx     BallRight
        lda     #(FIELD_ROWS - PADDLE_HEIGHT) / 2
        sta     PaddleY
        sta     PaddleY + 1
        ; and on into Serve

; Puts the ball into the middle, to be served to the side that BallRight tells.
Serve           SUBROUTINE
        lda     #SERVE_X
        sta     BallX
        lda     #SERVE_Y
        sta     BallY
        lda     #0
        sta     BallXFraction
        sta     BallYFraction
        lda     #SERVE_FRAMES
        sta     ServeWait
        lda     GameMode
        beq     .slow
        lda     #QUICK_RALLY
.slow   sta     Rally
        lda     Score                           ; up and down in turns
        clc
        adc     Score + 1
        lsr
        ror     BallDown
        lda     #SERVE_STEEPNESS
        jmp     SetSpeed

; ---- A frame of the game -----------------------------------------------------------------------------------------------------

Play            SUBROUTINE
        bit     GameOver
        bpl     .play
        rts
.play   jsr     MovePlayer
        jsr     MoveOpponent
        lda     ServeWait
        beq     .moving
        dec     ServeWait
        rts
.moving jsr     MoveBallDown
        jsr     MoveBallRight
        lda     BallX
        cmp     #BALL_OUT                       ; left of the screen is 255 and below
        bcc     .on
        jmp     Point

; A ball that moves towards a paddle and touches it is hit.
.on     ldx     #0
        ldy     #OPPONENT_X
        bit     BallRight
        bpl     .side
        inx
        ldy     #PLAYER_X
.side   sty     Scratch
        lda     BallX
        clc
        adc     #BALL_WIDTH - 1
        sec
        sbc     Scratch
        cmp     #BALL_WIDTH + PADDLE_WIDTH - 1
        bcs     .missed
        lda     BallY
        adc     #BALL_HEIGHT - 1                ; the carry is clear
        sec
        sbc     PaddleY,x
        sta     Scratch                         ; 0: the ball's last row meets the paddle's first; and so on
        lda     PaddleHeight,x
        clc
        adc     #BALL_HEIGHT - 2
        cmp     Scratch
        bcs     Hit
.missed rts

; The ball meets the paddle of side X, Scratch rows from the place where it only just does so at the upper end.
Hit             SUBROUTINE
        lda     #SOUND_HIT
        jsr     MakeSound
        lda     BallRight
        eor     #%10000000
        sta     BallRight
        lda     Rally
        cmp     #FASTEST_RALLY
        bcs     .fast
        inc     Rally
.fast   lda     PaddleHeight,x
        cmp     #PADDLE_HEIGHT
        beq     .long
        lda     Scratch
        asl                                     ; a short paddle has all the angles too: 0 to 20 here, 10 in the middle
        sec
        sbc     #SHORT_HEIGHT + 2
        jmp     .angle
.long   lda     Scratch                         ; 0 to 18, 9 in the middle
        sec
        sbc     #PADDLE_HEIGHT / 2 + 1
.angle  eor     #%10000000
        sta     BallDown                        ; up from the upper half, down from the middle and the lower half
        eor     #%10000000
        bpl     .size
        eor     #$FF
        clc
        adc     #1
.size   tax                                     ; 0 to 10 from the middle
        lda     Steepness,x
        ; and on into SetSpeed

; Sets the ball's speed from its steepness A (0 to 5) and the rally's length: every second hit makes it faster, every fourth steeper,
; until the opponent, or the player, no longer gets there.
SetSpeed        SUBROUTINE
        sta     Scratch
        lda     Rally
        lsr
        tax
        lda     SpeedsX,x
        sta     BallSpeedX
        lda     SpeedsXFraction,x
        sta     BallSpeedXFraction
        txa
        lsr
        clc
        adc     Scratch
        cmp     #8
        bcc     .steep
        lda     #7
.steep  tax
        lda     SpeedsY,x
        sta     BallSpeedY
        lda     SpeedsYFraction,x
        sta     BallSpeedYFraction
        rts

; The ball is out: a point for the side from which it came.
Point           SUBROUTINE
        ldx     #0
        bit     BallRight
        bmi     .point
        inx
.point  inc     Score,x
        lda     BallRight
        eor     #%10000000
        sta     BallRight                       ; the next serve goes to the side that has the point
        lda     Score,x
        cmp     #WINNING_SCORE
        bne     .go
        lda     #%10000000
        sta     GameOver
.go     lda     #SOUND_POINT
        jsr     MakeSound
        jmp     Serve

MoveBallDown    SUBROUTINE
        bit     BallDown
        bmi     .down
        lda     BallYFraction
        sec
        sbc     BallSpeedYFraction
        sta     BallYFraction
        lda     BallY
        sbc     BallSpeedY
        bcs     .inside
        lda     #0                              ; through the upper wall
        beq     .bounce
.down   lda     BallYFraction
        clc
        adc     BallSpeedYFraction
        sta     BallYFraction
        lda     BallY
        adc     BallSpeedY
        cmp     #BALL_LOWEST + 1
        bcc     .inside
        lda     #BALL_LOWEST                    ; through the lower wall
.bounce sta     BallY
        lda     BallDown
        eor     #%10000000
        sta     BallDown
        lda     #SOUND_WALL
        jmp     MakeSound
.inside sta     BallY
        rts

MoveBallRight   SUBROUTINE
        bit     BallRight
        bmi     .right
        lda     BallXFraction
        sec
        sbc     BallSpeedXFraction
        sta     BallXFraction
        lda     BallX
        sbc     BallSpeedX
        sta     BallX
        rts
.right  lda     BallXFraction
        clc
        adc     BallSpeedXFraction
        sta     BallXFraction
        lda     BallX
        adc     BallSpeedX
        sta     BallX
        rts

; ---- The paddles -------------------------------------------------------------------------------------------------------------

; The joystick moves the player's paddle, right is up and left is down; the longer it is held the faster, up to a limit. The button
; does nothing.
MovePlayer      SUBROUTINE
        lda     SWCHA
        and     #%11000000
        tay
        cpy     JoystickBefore
        sty     JoystickBefore
        beq     .held
        lda     #>PLAYER_START
        sta     PlayerSpeed
        lda     #<PLAYER_START
        sta     PlayerSpeedFraction
        jmp     .move
.held   lda     PlayerSpeed
        cmp     #PLAYER_TOP
        bcs     .move
        lda     PlayerSpeedFraction
        adc     #PLAYER_GAIN
        sta     PlayerSpeedFraction
        bcc     .move
        inc     PlayerSpeed
.move   lda     PlayerSpeed
        sta     PaddleSpeed
        lda     PlayerSpeedFraction
        sta     PaddleSpeedFraction
        ldx     #1
        tya
        bpl     MoveUp                          ; bit 7 is 0: right
        asl
        bpl     MoveDown                        ; bit 6 is 0: left
        rts

; The opponent keeps the middle of its paddle at the ball's, but only so fast.
MoveOpponent    SUBROUTINE
        lda     #>OPPONENT_SPEED
        sta     PaddleSpeed
        lda     #<OPPONENT_SPEED
        sta     PaddleSpeedFraction
        ldx     #0
        lda     PaddleHeight
        lsr
        clc
        adc     PaddleY
        sec
        sbc     #BALL_HEIGHT / 2                ; the carry stays set
        sbc     BallY
        bcc     MoveDown
        cmp     #2
        bcs     MoveUp                          ; a row too low will do: no trembling
        rts

; Moves the paddle of side X by PaddleSpeed, but not out of the field.
MoveUp          SUBROUTINE
        lda     PaddleYFraction,x
        sec
        sbc     PaddleSpeedFraction
        sta     PaddleYFraction,x
        lda     PaddleY,x
        sbc     PaddleSpeed
        bcs     .set
        lda     #0
.set    sta     PaddleY,x
        rts

MoveDown        SUBROUTINE
        lda     #FIELD_ROWS
        sec
        sbc     PaddleHeight,x
        sta     Scratch                         ; the lowest place
        lda     PaddleYFraction,x
        clc
        adc     PaddleSpeedFraction
        sta     PaddleYFraction,x
        lda     PaddleY,x
        adc     PaddleSpeed
        cmp     Scratch
        bcc     .low
        lda     Scratch
.low    sta     PaddleY,x
        rts

; ---- Sound -------------------------------------------------------------------------------------------------------------------

; A is the sound's pitch, higher numbers being lower; it goes on for 4 frames.
MakeSound       SUBROUTINE
        sta     AUDF0
        lda     #4
        sta     SoundFrames
        sta     AUDC0                           ; a pure tone
        sta     AUDV0
        rts

FadeSound       SUBROUTINE
        dec     SoundFrames
        bpl     .sounding
        lda     #0
        sta     SoundFrames
        sta     AUDV0
.sounding
        rts

; ---- Tables ------------------------------------------------------------------------------------------------------------------

; The ball's speed across, by half the rally's length: 2 to 3.75 pixels a frame.
SpeedsX
        .byte   $02, $02, $02, $02, $03, $03, $03, $03
SpeedsXFraction
        .byte   $00, $40, $80, $C0, $00, $40, $80, $C0

; The ball's speed up or down, by its steepness: 0.3 to 3.2 rows a frame.
SpeedsY
        .byte   $00, $00, $01, $01, $02, $02, $02, $03
SpeedsYFraction
        .byte   $4D, $9A, $00, $80, $00, $66, $CD, $33

; How steeply a paddle returns the ball, by the rows between their middles.
Steepness
        .byte   0, 1, 2, 2, 3, 4, 4, 5, 5, 5, 5

; Digits of 3 by 5 blocks, from the bottom, in both halves of each byte.
Glyphs
        .byte   $EE, $AA, $AA, $AA, $EE         ; 0
        .byte   $44, $44, $44, $44, $CC         ; 1
        .byte   $EE, $88, $EE, $22, $EE         ; 2
        .byte   $EE, $22, $66, $22, $EE         ; 3
        .byte   $22, $22, $EE, $AA, $AA         ; 4
        .byte   $EE, $22, $EE, $88, $EE         ; 5
        .byte   $EE, $AA, $EE, $88, $EE         ; 6
        .byte   $22, $22, $22, $22, $EE         ; 7
        .byte   $EE, $AA, $EE, $AA, $EE         ; 8
        .byte   $EE, $22, $EE, $AA, $EE         ; 9
EMPTY = . - Glyphs
        .byte   $00, $00, $00, $00, $00

        ORG     $FFFC
        .word   Start                           ; where the processor begins
        .word   Start
